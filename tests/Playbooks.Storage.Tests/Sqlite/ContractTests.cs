using Playbooks.Storage.Tests.Contracts;

namespace Playbooks.Storage.Tests.Sqlite;

public sealed class ReleaseStoreTests : ReleaseStoreContract<SqlitePlace>;

public sealed class DraftStoreTests : DraftStoreContract<SqlitePlace>;

public sealed class DecisionLogTests : DecisionLogContract<SqlitePlace>;

public sealed class BookStoreTests : BookStoreContract<SqlitePlace>;
