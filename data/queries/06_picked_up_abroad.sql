-- Bảy ngày qua sự việc nào được báo nước ngoài đưa lại hoặc đưa tin?
-- foreign_articles là số bài của nguồn ngoài Việt Nam; countries, languages cho biết mức lan tỏa.
select agency_name, headline, foreign_articles, articles, countries, languages, first_seen, last_seen, story_id
from stories, last_collection
where foreign_articles > 0 and last_seen > collected_at - interval 7 days
order by foreign_articles desc, last_seen desc, story_id;
