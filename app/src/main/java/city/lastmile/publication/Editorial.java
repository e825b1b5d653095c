package city.lastmile.publication;

import city.lastmile.intake.PhotoStudio;
import city.lastmile.intake.UnusablePhotoException;
import city.lastmile.intake.UploadedPhoto;
import city.lastmile.platform.RefusedInputException;
import city.lastmile.publication.ArticleEvent.Kind;
import city.lastmile.register.CityRegister;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What editors and heads do with articles outside Tasklist; who may, the page asks. */
@Service
class Editorial {

    /** How many pictures an article can have. */
    static final int MOST_PICTURES = 20;

    private final ArticleStore articles;
    private final ArticleCheck check;
    private final PublicationProcess process;
    private final PhotoStudio studio;
    private final CityRegister register;
    private final Clock clock;

    Editorial(ArticleStore articles, ArticleCheck check, PublicationProcess process, PhotoStudio studio,
            CityRegister register, Clock clock) {
        this.articles = articles;
        this.check = check;
        this.process = process;
        this.studio = studio;
        this.register = register;
        this.clock = clock;
    }

    /**
     * @return the number of the new article, with its first version
     * @throws RefusedInputException when something must be mended first
     */
    @Transactional
    public long create(ArticleForm form, String office, String author) {
        ArticleText text = check.text(form);
        long article = articles.create(form.kind(), form.network(), office, clock.instant());
        write(article, 0, text, form, author);
        return article;
    }

    /**
     * Saves a further version.
     *
     * @throws RefusedInputException when something must be mended first, or somebody else was quicker
     */
    @Transactional
    public void save(long article, ArticleForm form, String author) {
        write(article, form.base(), check.text(form), form, author);
    }

    private void write(long article, int before, ArticleText text, ArticleForm form, String author) {
        articles.write(article, before, text, check.note(form.note()), author, clock.instant())
                .orElseThrow(() -> new RefusedInputException("publication.refused.changed"));
    }

    /**
     * Hands the newest version in; the model says what happens now.
     *
     * @throws RefusedInputException when it is handed in or public already
     */
    @Transactional
    public void submit(long id, String officer) {
        Article article = articles.hold(id).orElseThrow();
        if (article.stage() != Stage.DRAFT) {
            throw new RefusedInputException("publication.refused.submitted");
        }
        articles.happened(id, new ArticleEvent(article.version(), Kind.SUBMITTED, officer, null, clock.instant()));
        process.start(article, register.organisation(article.organisation()).orElseThrow());
    }

    /**
     * Takes back what was handed in or is public.
     *
     * @throws RefusedInputException without a reason, or when there is nothing to take back
     */
    @Transactional
    public void withdraw(long id, String officer, String reason) {
        String words = check.note(reason);
        if (words.isEmpty()) {
            throw new RefusedInputException("publication.refused.reason");
        }
        Article article = articles.hold(id).orElseThrow();
        if (process.withdraw(article, officer, words) == 0) {
            throw new RefusedInputException("publication.refused.nothing");
        }
    }

    /**
     * @return the new picture's id
     * @throws RefusedInputException when it is no usable photograph or there are too many
     */
    @Transactional
    public UUID addPicture(long article, UploadedPhoto upload, String officer) {
        if (articles.pictures(article).size() >= MOST_PICTURES) {
            throw new RefusedInputException("publication.refused.pictures", MOST_PICTURES);
        }
        UUID id = UUID.randomUUID();
        try {
            articles.addPicture(id, article, studio.develop(upload).photo().jpeg(), officer, clock.instant());
        } catch (UnusablePhotoException e) {
            throw new RefusedInputException(e.messageKey(), upload.fileName());
        }
        return id;
    }
}
