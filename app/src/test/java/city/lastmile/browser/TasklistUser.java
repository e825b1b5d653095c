package city.lastmile.browser;

import org.openqa.selenium.WebElement;

/** An officer at a desk, in Camunda's Tasklist. */
final class TasklistUser implements AutoCloseable {

    private final Browser browser;
    private final String name;

    private TasklistUser(Browser browser, String name) {
        this.browser = browser;
        this.name = name;
    }

    /** Opens Tasklist, is sent to the sign-on, and comes back signed on. */
    static TasklistUser signOn(String home, String officer, String password) {
        Browser browser = Browser.desk();
        browser.open(home + "/camunda/app/tasklist/default/");
        browser.type("#username", officer);
        browser.type("#password", password);
        browser.click("main button");
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

    void claim() {
        browser.click("button.claim");
        browser.see("button.unclaim");
    }

    void write(String field, String words) {
        browser.type(".fjs-container [id$='" + field + "']", words);
    }

    void choose(String field, String label) {
        browser.click(".fjs-container .fjs-form-field-select:has([id*='" + field + "']) .fjs-input-group");
        browser.clickContaining(".fjs-dropdownlist-item", label);
    }

    /** Puts notices away that lie over the button, completes the task and waits until the form is gone. */
    void complete() {
        browser.all(".page-notifications .close").stream().filter(WebElement::isDisplayed).forEach(WebElement::click);
        browser.click("button[ng-click='complete()']");
        browser.seeGone(".fjs-container");
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
