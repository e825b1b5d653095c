package city.lastmile.publication;

import city.lastmile.intake.UploadedPhoto;
import city.lastmile.platform.RefusedInputException;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where an office writes its guides, news and notices, looks at them as residents will, and hands them in. */
@Controller
@RequestMapping(ArticlesPage.PATH)
class ArticlesPage {

    static final String PATH = "/staff/articles";
    private static final String ONE = "/{id:\\d{1,18}}";

    private final Editorial editorial;
    private final Editors editors;
    private final ArticleStore articles;
    private final ArticleViews views;
    private final MessageSource messages;

    ArticlesPage(Editorial editorial, Editors editors, ArticleStore articles, ArticleViews views,
            MessageSource messages) {
        this.editorial = editorial;
        this.editors = editors;
        this.articles = articles;
        this.views = views;
        this.messages = messages;
    }

    @GetMapping
    ModelAndView list(Principal officer, Locale locale) {
        return views.list(office(officer), locale);
    }

    @GetMapping("/new")
    ModelAndView begin(Principal officer, @RequestParam(defaultValue = "GUIDE") ArticleKind kind, Locale locale) {
        office(officer);
        return views.form(null, ArticleForm.empty(kind), locale);
    }

    @PostMapping
    ModelAndView create(Principal officer, @ModelAttribute("form") ArticleForm form, Locale locale) {
        String office = office(officer);
        return attempt(null, form, locale, () -> editorial.create(form, office, officer.getName()));
    }

    @GetMapping(ONE)
    ModelAndView show(Principal officer, @PathVariable long id, Locale locale) {
        Article article = readable(officer, id);
        return views.form(article, ArticleForm.of(article, articles.version(id, article.version()).orElseThrow()), locale)
                .addObject("mayWrite", editors.mayWrite(officer.getName(), article))
                .addObject("mayWithdraw", editors.mayWithdraw(officer.getName(), article));
    }

    @PostMapping(ONE)
    ModelAndView save(Principal officer, @PathVariable long id, @ModelAttribute("form") ArticleForm form, Locale locale) {
        return attempt(writable(officer, id), form, locale, () -> {
            editorial.save(id, form, officer.getName());
            return id;
        });
    }

    /** Shows what was written as residents would see it, and keeps nothing. */
    @PostMapping({"/preview", ONE + "/preview"})
    ModelAndView preview(Principal officer, @PathVariable(required = false) @Nullable Long id,
            @ModelAttribute("form") ArticleForm form, Locale locale) {
        office(officer);
        return views.form(id == null ? null : writable(officer, id), form, locale)
                .addObject("preview", Markdown.preview(ArticleForm.tidy(form.body())));
    }

    @PostMapping(ONE + "/submission")
    String submit(Principal officer, @PathVariable long id, RedirectAttributes next, Locale locale) {
        writable(officer, id);
        return answer(id, next, locale, () -> editorial.submit(id, officer.getName()));
    }

    @PostMapping(ONE + "/withdrawal")
    String withdraw(Principal officer, @PathVariable long id, @RequestParam(defaultValue = "") String reason,
            RedirectAttributes next, Locale locale) {
        require(editors.mayWithdraw(officer.getName(), readable(officer, id)));
        return answer(id, next, locale, () -> editorial.withdraw(id, officer.getName(), reason));
    }

    @PostMapping(ONE + "/pictures")
    String addPicture(Principal officer, @PathVariable long id,
            @RequestParam(name = "picture", required = false) @Nullable MultipartFile picture, RedirectAttributes next,
            Locale locale) {
        writable(officer, id);
        List<UploadedPhoto> chosen = UploadedPhoto.of(picture == null ? null : List.of(picture));
        return answer(id, next, locale, () -> chosen.forEach(photo ->
                editorial.addPicture(id, photo, officer.getName())));
    }

    @GetMapping(ONE + "/versions/{number:\\d{1,9}}")
    ModelAndView version(Principal officer, @PathVariable long id, @PathVariable int number, Locale locale) {
        return views.version(readable(officer, id), number, locale).orElseThrow(ArticlesPage::unknown);
    }

    @GetMapping("/pictures/{id}")
    ResponseEntity<byte[]> picture(Principal officer, @PathVariable UUID id) {
        readable(officer, articles.articleOfPicture(id).orElseThrow(ArticlesPage::unknown));
        return ResponseEntity.ok().contentType(MediaType.IMAGE_JPEG).cacheControl(CacheControl.noStore())
                .body(articles.picture(id));
    }

    private ModelAndView attempt(@Nullable Article article, ArticleForm form, Locale locale, Supplier<Long> saving) {
        try {
            return new ModelAndView("redirect:" + PATH + "/" + saving.get());
        } catch (RefusedInputException refused) {
            ModelAndView page = views.form(article, form, locale).addObject("refused", words(refused, locale));
            page.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
            return page;
        }
    }

    private String answer(long id, RedirectAttributes next, Locale locale, Runnable doing) {
        try {
            doing.run();
        } catch (RefusedInputException refused) {
            next.addFlashAttribute("refused", words(refused, locale));
        }
        return "redirect:" + PATH + "/" + id;
    }

    private String words(RefusedInputException refused, Locale locale) {
        return messages.getMessage(refused.messageKey(), refused.arguments(), locale);
    }

    private String office(Principal officer) {
        return editors.officeOf(officer.getName())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.FORBIDDEN));
    }

    private Article writable(Principal officer, long id) {
        Article article = readable(officer, id);
        require(editors.mayWrite(officer.getName(), article));
        return article;
    }

    /** Of what is another office's, nobody learns whether it is there. */
    private Article readable(Principal officer, long id) {
        return articles.find(id).filter(article -> editors.mayRead(officer.getName(), article))
                .orElseThrow(ArticlesPage::unknown);
    }

    private static void require(boolean allowed) {
        if (!allowed) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
    }

    private static ResponseStatusException unknown() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
