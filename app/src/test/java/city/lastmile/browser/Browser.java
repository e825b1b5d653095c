package city.lastmile.browser;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.ElementClickInterceptedException;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.ExpectedCondition;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * A real Chromium with a profile of its own, as a person would hold it: a phone or a desk. Everything waits for what it
 * is asked for, at most {@link #PATIENCE}. Both programs come from the machine; nothing is downloaded.
 *
 * <p>Where there is no Chromium the test is skipped with a message, and fails where {@code CI=true} or
 * {@code -Dlastmile.browser=required} says that it must run.
 */
final class Browser implements AutoCloseable {

    /** The driver's own word for a page that went while it was being read; it has no exception of its own. */
    private static final String PAGE_HAS_GONE = "does not belong to the document";
    private static final Logger LOG = LoggerFactory.getLogger(Browser.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final List<String> BROWSERS = List.of("chromium", "chromium-browser", "google-chrome");

    /** Held, for a logger that nobody holds forgets its level. Selenium warns of a protocol that is not used here. */
    private static final List<java.util.logging.Logger> QUIET = Stream.of("org.openqa.selenium.devtools",
            "org.openqa.selenium.chromium").map(java.util.logging.Logger::getLogger).toList();

    static {
        QUIET.forEach(logger -> logger.setLevel(Level.SEVERE));
    }

    private final ChromeDriver driver;
    private final Path profile;

    private Browser(ChromeDriver driver, Path profile) {
        this.driver = driver;
        this.profile = profile;
    }

    /** A phone of 360 × 740 points with a finger. */
    static Browser phone() {
        return start(360, 740, Map.of("deviceMetrics", Map.of("width", 360, "height", 740, "pixelRatio", 2.0, "touch", true)));
    }

    /** A tablet of 768 × 1024 points with a finger. */
    static Browser tablet() {
        return start(768, 1024, Map.of("deviceMetrics", Map.of("width", 768, "height", 1024, "pixelRatio", 1.0, "touch", true)));
    }

    /** An office screen of 1440 × 900. */
    static Browser desk() {
        return start(1440, 900, Map.of());
    }

    private static Browser start(int width, int height, Map<String, Object> emulation) {
        File program = programOf(BROWSERS);
        File driverProgram = programOf(List.of("chromedriver"));
        Path profile = newProfile();
        ChromeOptions options = new ChromeOptions();
        options.setBinary(program);
        options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync",
                "--disable-dev-shm-usage", "--lang=zh-CN", "--window-size=" + width + "," + height,
                "--user-data-dir=" + profile);
        LoggingPreferences told = new LoggingPreferences();
        told.enable(LogType.BROWSER, Level.WARNING);
        options.setCapability(ChromeOptions.LOGGING_PREFS, told);
        options.setExperimentalOption("prefs", Map.of("intl.accept_languages", "zh-CN,zh"));
        if (!emulation.isEmpty()) {
            options.setExperimentalOption("mobileEmulation", emulation);
        }
        ChromeDriverService service = new ChromeDriverService.Builder().usingDriverExecutable(driverProgram).build();
        return new Browser(new ChromeDriver(service, options), profile);
    }

    private static File programOf(List<String> names) {
        Optional<File> found = names.stream().flatMap(Browser::onPath).findFirst();
        if (found.isEmpty()) {
            String message = "No " + names.get(0) + " on the PATH: the browser tests need Chromium and its driver.";
            if (isRequired()) {
                Assertions.fail(message);
            }
            LOG.warn("{} The test is skipped.", message);
            Assumptions.abort(message);
        }
        return found.get();
    }

    private static Stream<File> onPath(String name) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(folder -> Stream.of(new File(folder, name), new File(folder, name + ".exe")))
                .filter(File::canExecute);
    }

    private static boolean isRequired() {
        return "true".equals(System.getenv("CI")) || "required".equals(System.getProperty("lastmile.browser"));
    }

    private static Path newProfile() {
        try {
            return Files.createTempDirectory("lastmile-browser");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens an address. */
    void open(String address) {
        driver.get(address);
    }

    /** Opens a page of the staff's, is asked who it is, and says so; back when the page answers. */
    Browser signOn(String address, String officer, String password) {
        open(address);
        type("#username", officer);
        type("#password", password);
        click("main button");
        seeGone("#password");
        return this;
    }

    /** The element that a CSS selector names, once a person can see it. */
    WebElement see(String css) {
        return await().until(ExpectedConditions.visibilityOfElementLocated(By.cssSelector(css)));
    }

    /** What can be read in the element that a CSS selector names; found anew where the page renews itself meanwhile. */
    String read(String css) {
        return of(css, WebElement::getText);
    }

    /** What a field holds, read as above. */
    String valueOf(String css) {
        return of(css, field -> String.valueOf(field.getDomProperty("value")));
    }

    /** What can be read in each of the elements that a CSS selector names now, read as above. */
    List<String> readAll(String css) {
        return await().until(page -> all(css).stream().map(WebElement::getText).toList());
    }

    private <V> V of(String css, Function<WebElement, V> question) {
        ExpectedCondition<WebElement> seen = ExpectedConditions.visibilityOfElementLocated(By.cssSelector(css));
        return await().until(page -> {
            WebElement element = seen.apply(page);
            return element == null ? null : question.apply(element);
        });
    }

    /** The element with exactly this text, once a person can see it. */
    WebElement seeText(String text) {
        return await().until(ExpectedConditions.visibilityOfElementLocated(By.xpath(
                "//*[normalize-space(translate(text(), '\u00a0', ' '))='" + text + "']")));
    }

    /** Waits until the page shows this text anywhere. */
    void seeAnywhere(String text) {
        await().withMessage(() -> "“" + text + "” is not on the page:\n" + told()).until(page -> text().contains(text));
    }

    /** Waits until the page's address contains this. */
    void seeAddress(String part) {
        await().until(ExpectedConditions.urlContains(part));
    }

    /** Waits until no such element can be seen any more. */
    void seeGone(String css) {
        await().withMessage(() -> css + " is still on the page:\n" + told())
                .until(ExpectedConditions.invisibilityOfElementLocated(By.cssSelector(css)));
    }

    /** Whether no such element can be seen any more before the time is up. */
    boolean isGoneWithin(Duration time, String css) {
        try {
            await(time).until(ExpectedConditions.invisibilityOfElementLocated(By.cssSelector(css)));
            return true;
        } catch (TimeoutException e) {
            return false;
        }
    }

    /** Everything that can be read on the page. */
    String text() {
        return driver.findElement(By.tagName("body")).getText();
    }

    /** What a person reads on the page, and what the browser has said about it: a page that stays empty tells nothing else. */
    private String told() {
        return text() + "\n" + driver.getCurrentUrl() + "\n" + driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::toString).collect(Collectors.joining("\n"));
    }

    /** Clicks or taps what a CSS selector names, once it takes a click. */
    void click(String css) {
        click(By.cssSelector(css));
    }

    /** The same, after whatever lies over it has been closed; each time anew, for more may come. */
    void click(String css, String closers) {
        await().withMessage(() -> css + " takes no click:\n" + told()).until(page -> {
            run("document.querySelectorAll(arguments[0]).forEach(closer => closer.click())", closers);
            return clickIfPossible(page, By.cssSelector(css));
        });
    }

    /** Clicks or taps the element with exactly this text. */
    void clickText(String text) {
        click(By.xpath("//*[normalize-space(.)='" + text + "' and not(*[normalize-space(.)='" + text + "'])]"));
    }

    /** Clicks the first of the elements that shows these words. */
    void clickContaining(String css, String words) {
        await().withMessage(() -> "No " + css + " with “" + words + "” on the page:\n" + told())
                .until(page -> all(css).stream().filter(element -> element.isDisplayed() && element.getText().contains(words))
                        .findFirst().map(element -> {
                            scrollTo(element);
                            element.click();
                            return true;
                        }).orElse(false));
    }

    private void click(By what) {
        await().until(page -> clickIfPossible(page, what));
    }

    private boolean clickIfPossible(WebDriver page, By what) {
        WebElement element = ExpectedConditions.elementToBeClickable(what).apply(page);
        if (element == null) {
            return false;
        }
        scrollTo(element);
        element.click();
        return true;
    }

    /** Clears a field and types into it. */
    void type(String css, String text) {
        of(css, field -> {
            scrollTo(field);
            field.clear();
            field.sendKeys(text);
            return true;
        });
    }

    /** Presses keys where they stand. */
    void press(String css, CharSequence keys) {
        of(css, element -> {
            element.sendKeys(keys);
            return true;
        });
    }

    /** Chooses from a list by an option's value. */
    void choose(String css, String value) {
        of(css, list -> {
            new Select(list).selectByValue(value);
            return true;
        });
    }

    /** Drags one thing onto another. */
    void drag(String what, String onto) {
        of(what, thing -> {
            new Actions(driver).dragAndDrop(thing, driver.findElement(By.cssSelector(onto))).perform();
            return true;
        });
    }

    /** Puts a file into a file field, which need not be visible. */
    void attach(String css, Path file) {
        await().until(page -> {
            page.findElement(By.cssSelector(css)).sendKeys(file.toAbsolutePath().toString());
            return true;
        });
    }

    /** All elements that a CSS selector names now. */
    List<WebElement> all(String css) {
        return driver.findElements(By.cssSelector(css));
    }

    /** Runs a script in the page and answers what it returns. */
    Object run(String script, Object... arguments) {
        return ((JavascriptExecutor) driver).executeScript(script, arguments);
    }

    /** Where the browser is. */
    String address() {
        return String.valueOf(driver.getCurrentUrl());
    }

    /** The driver itself, for what has no word here. */
    ChromeDriver driver() {
        return driver;
    }

    /** Keeps what can be seen now as {@code target/screenshots/NAME.png}. */
    void screenshot(String name) {
        keep(name, driver.getScreenshotAs(OutputType.BYTES));
    }

    private static void keep(String name, byte[] picture) {
        try {
            Files.createDirectories(SCREENSHOTS);
            Files.write(SCREENSHOTS.resolve(name + ".png"), picture);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keeps the page from its top to its end, or the first {@code most} points of it, as above. */
    void screenshotOfAll(String name, int most) {
        Map<String, Object> size = driver.executeCdpCommand("Page.getLayoutMetrics", Map.of());
        Map<?, ?> content = (Map<?, ?>) size.get("cssContentSize");
        double height = Math.min(most, ((Number) content.get("height")).doubleValue());
        Map<String, Object> picture = driver.executeCdpCommand("Page.captureScreenshot", Map.of("format", "png",
                "captureBeyondViewport", true, "clip", Map.of("x", 0, "y", 0, "width", content.get("width"),
                        "height", height, "scale", 1)));
        keep(name, Base64.getDecoder().decode(String.valueOf(picture.get("data"))));
    }

    /** From now on the browser is as large as this, in points, and a phone where it is to be one. */
    void resize(int width, int height, boolean phone) {
        driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", phone));
    }

    /** By how many points the page is wider than the window; 0 where nobody has to move it sideways. */
    long overflow() {
        return ((Number) run("return Math.max(0, document.documentElement.scrollWidth - window.innerWidth)")).longValue();
    }

    private void scrollTo(WebElement element) {
        run("arguments[0].scrollIntoView({block: 'center'})", element);
    }

    private WebDriverWait await() {
        return await(PATIENCE);
    }

    /** A page that is just going takes its elements with it, and a notice may lie over one for a moment. */
    private WebDriverWait await(Duration patience) {
        WebDriverWait wait = new Wait(driver, patience);
        wait.ignoreAll(List.of(StaleElementReferenceException.class, ElementClickInterceptedException.class));
        return wait;
    }

    /** Knows a page that has gone by the driver's words as well. */
    private static final class Wait extends WebDriverWait {

        Wait(WebDriver driver, Duration patience) {
            super(driver, patience);
        }

        @Override
        public <V> V until(Function<? super WebDriver, V> condition) {
            return super.until(page -> {
                try {
                    return condition.apply(page);
                } catch (WebDriverException e) {
                    if (String.valueOf(e.getMessage()).contains(PAGE_HAS_GONE)) {
                        throw new StaleElementReferenceException(PAGE_HAS_GONE, e);
                    }
                    throw e;
                }
            });
        }
    }

    @Override
    public void close() {
        try {
            driver.quit();
        } finally {
            FileSystemUtils.deleteRecursively(profile.toFile());
        }
    }
}
