package city.lastmile.terminal;

import city.lastmile.platform.RefusedInputException;
import city.lastmile.register.StaffBook;
import city.lastmile.register.StaffBook.Reason;
import city.lastmile.register.StaffBook.Scope;
import java.security.Principal;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where heads enter leave, deputies and conflicts of interest of those they answer for; all of it on record. */
@Controller
class StaffingPage {

    private static final String PATH = "/staff/staffing";
    private static final String AGAIN = "redirect:" + PATH;

    private final StaffBook book;
    private final Charge charge;
    private final StaffingViews views;
    private final MessageSource messages;

    StaffingPage(StaffBook book, Charge charge, StaffingViews views, MessageSource messages) {
        this.book = book;
        this.charge = charge;
        this.views = views;
        this.messages = messages;
    }

    @GetMapping(PATH)
    String show(Principal head, Model model) {
        require(charge.hasAny(head.getName()));
        model.addAttribute("view", views.of(head.getName()));
        return "staff/staffing";
    }

    /** Enters leave, with a deputy for it where one is named. */
    @PostMapping(PATH + "/absences")
    String absence(Principal head, @RequestParam String officer,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate firstDay,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate lastDay,
            @RequestParam(defaultValue = "") String deputy, RedirectAttributes next, Locale locale) {
        String by = head.getName();
        return answer(next, locale, () -> {
            String absent = inCharge(by, officer);
            Optional<String> standIn = Optional.of(deputy.strip()).filter(typed -> !typed.isEmpty())
                    .map(typed -> charge.officer(by, typed).filter(person -> charge.canStandIn(absent, person))
                            .orElseThrow(() -> new RefusedInputException("staffing.refused.deputy")));
            book.enterAbsence(absent, firstDay, lastDay, by);
            standIn.ifPresent(person -> book.nameDeputy(absent, person, by));
        });
    }

    private String inCharge(String head, String typed) {
        String officer = charge.officer(head, typed.strip())
                .orElseThrow(() -> new RefusedInputException("staffing.refused.officer"));
        require(charge.ofOfficer(head, officer));
        return officer;
    }

    @PostMapping(PATH + "/absences/{id}/cancel")
    String cancel(Principal head, @PathVariable long id) {
        require(book.absences().stream().filter(absence -> absence.id() == id)
                .allMatch(absence -> charge.ofOfficer(head.getName(), absence.officer())));
        book.cancelAbsence(id, head.getName());
        return AGAIN;
    }

    /** Names who stands in for an office. */
    @PostMapping(PATH + "/deputies")
    String deputy(Principal head, @RequestParam String principal, @RequestParam String deputy, RedirectAttributes next,
            Locale locale) {
        return answer(next, locale, () -> {
            String office = charge.office(principal.strip()).orElseThrow(StaffingPage::noOffice);
            String standIn = charge.office(deputy.strip()).orElseThrow(StaffingPage::noOffice);
            require(charge.ofOffice(head.getName(), office) && charge.ofOffice(head.getName(), standIn));
            book.nameDeputy(office, standIn, head.getName());
        });
    }

    private static RefusedInputException noOffice() {
        return new RefusedInputException("staffing.refused.deputy");
    }

    @PostMapping(PATH + "/deputies/{id}/end")
    String endDeputy(Principal head, @PathVariable long id) {
        require(book.deputies().stream().filter(deputy -> deputy.id() == id).allMatch(deputy ->
                charge.ofOfficer(head.getName(), deputy.principal())
                        || charge.ofOffice(head.getName(), deputy.principal())));
        book.endDeputy(id, head.getName());
        return AGAIN;
    }

    /** Declares what an officer must keep out of for good; single requests are declared on their own page. */
    @PostMapping(PATH + "/conflicts")
    String conflict(Principal head, @RequestParam String officer, @RequestParam Scope scope, @RequestParam String subject,
            @RequestParam Reason reason, RedirectAttributes next, Locale locale) {
        return answer(next, locale, () -> {
            require(scope != Scope.REQUEST);
            book.declareConflict(inCharge(head.getName(), officer), scope, subject.strip(), reason, head.getName());
        });
    }

    @PostMapping(PATH + "/conflicts/{id}/end")
    String endConflict(Principal head, @PathVariable long id) {
        require(book.conflicts().stream().filter(conflict -> conflict.id() == id)
                .allMatch(conflict -> charge.ofOfficer(head.getName(), conflict.officer())));
        book.endConflict(id, head.getName());
        return AGAIN;
    }

    private String answer(RedirectAttributes next, Locale locale, Runnable entering) {
        try {
            entering.run();
        } catch (RefusedInputException refused) {
            next.addFlashAttribute("refused", messages.getMessage(refused.messageKey(), refused.arguments(), locale));
        }
        return AGAIN;
    }

    private static void require(boolean allowed) {
        if (!allowed) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
    }
}
