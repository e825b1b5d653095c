package city.lastmile.notification;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands in where no gateway or mail server is set: writes to the log that there would have been a message, with
 * everything personal hidden.
 */
class LogTransport implements Transport {

    private static final Logger LOG = LoggerFactory.getLogger(LogTransport.class);

    private final Channel channel;

    LogTransport(Channel channel) {
        this.channel = channel;
    }

    @Override
    public Channel channel() {
        return channel;
    }

    @Override
    public void send(Letter letter) {
        LOG.info("{} to {}, not sent since no {} is set: {}", channel, Masked.address(letter.to()),
                channel == Channel.SMS ? "lastmile.notification.sms.url" : "spring.mail.host",
                Masked.text(letter.text()).replaceAll("\\s+", " "));
    }
}
