// Makes one replica set of the three servers and waits for its primary. Run again, it changes nothing.
try {
  rs.status();
} catch (refused) {
  if (refused.codeName !== 'NotYetInitialized') {
    throw refused;
  }
  rs.initiate({
    _id: 'ledger',
    members: ['mongo-1', 'mongo-2', 'mongo-3'].map((host, _id) => ({ _id, host: `${host}:27017` })),
  });
}
while (!db.hello().primary) {
  sleep(200);
}
