package city.lastmile.notification;

/** Carries messages of one channel out of the application. */
interface Transport {

    Channel channel();

    /**
     * Hands the message over; returning means that somebody else answers for it now.
     *
     * @throws DeliveryException when it was not taken
     */
    void send(Letter letter) throws DeliveryException;
}
