package city.lastmile.browser;

import java.time.Duration;
import java.time.LocalDate;

/** An officer at a desk, in Camunda's Tasklist. */
final class TasklistUser implements AutoCloseable {

    private static final String NOTICE = ".page-notifications .close";

    private final Browser browser;
    private final String name;

    private TasklistUser(Browser browser, String name) {
        this.browser = browser;
        this.name = name;
    }

    /** Opens Tasklist, is sent to the sign-on, and comes back signed on. */
    static TasklistUser signOn(String home, String officer, String password) {
        Browser browser = Browser.desk().signOn(home + "/camunda/app/tasklist/default/", officer, password);
        browser.seeAddress("/camunda/app/tasklist/");
        return new TasklistUser(browser, officer);
    }

    /** Picks one of the ready filters by its name, and the task whose card shows the number. */
    void pick(String filter, String trackingNumber) {
        browser.clickContaining("[ng-click='focus(filter)']", filter);
        browser.clickContaining("li.task", trackingNumber);
        browser.see(".fjs-container");
        browser.seeAnywhere(trackingNumber);
    }

    /** Picks the task of this name, where a request has several before the same officer. */
    void pickTask(String filter, String task, String trackingNumber) {
        browser.clickContaining("[ng-click='focus(filter)']", filter);
        browser.clickContaining("li.task", task);
        browser.see(".fjs-container");
        browser.seeAnywhere(trackingNumber);
    }

    void claim() {
        browser.click("button.claim");
        browser.see("button.unclaim");
    }

    /** And leaves the field, as people do: until then, or a moment later, the form does not know what stands in it. */
    void write(String field, String words) {
        browser.type(".fjs-container [id$='" + field + "']", words);
        browser.run("document.activeElement.blur()");
    }

    void choose(String field, String label) {
        browser.click(".fjs-container .fjs-form-field-select:has([id*='" + field + "']) .fjs-input-group");
        browser.clickContaining(".fjs-dropdownlist-item", label);
    }

    /** Looks for one of many in a field that can be searched. */
    void find(String field, String label) {
        browser.type(".fjs-container .fjs-form-field-select:has([id*='" + field + "']) input", label);
        browser.clickContaining(".fjs-dropdownlist-item", label);
    }

    /** Adds to a field of several values. */
    void tag(String field, String label) {
        browser.type(".fjs-container .fjs-form-field-taglist input", label);
        browser.clickContaining(".fjs-dropdownlist-item", label);
    }

    /** Picks a day through the form's own calendar, as the format to type is the browser's affair. */
    void day(String field, LocalDate day) {
        browser.see(".fjs-container .fjs-form-field-datetime [id*='" + field + "']");
        browser.run("""
                const [year, month, date] = arguments[0].split('-').map(Number);
                Array.from(document.querySelectorAll('.fjs-container .fjs-form-field-datetime *'))
                    .find(element => element._flatpickr)._flatpickr.setDate(new Date(year, month - 1, date), true);""",
                day.toString());
    }

    /**
     * Puts notices away that lie over the button, completes the task and waits until the form is gone. Tasklist drops
     * a click while it re-reads its list; then the user presses again, unless the form goes just then.
     */
    void complete() {
        press();
        if (!browser.isGoneWithin(Duration.ofSeconds(10), ".fjs-container")) {
            browser.run("document.querySelectorAll(\"button[ng-click='complete()']\").forEach(button => button.click())");
        }
        browser.seeGone(".fjs-container");
    }

    /** A notice may come again while another one is put away. */
    private void press() {
        browser.click("button[ng-click='complete()']", NOTICE);
    }

    void keepPicture(String picture) {
        browser.screenshot(picture + "-" + name);
    }

    Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        browser.close();
    }
}
