text('address', location.host);
ask();
