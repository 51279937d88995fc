using Playbooks.Storage.Tests.Contracts;

namespace Playbooks.Storage.Tests.Sqlite;

public sealed class ReleaseStoreTests : ReleaseStoreContract<SqlitePlace>;

public sealed class DraftStoreTests : DraftStoreContract<SqlitePlace>;

public sealed class DecisionLogTests : DecisionLogContract<SqlitePlace>;

public sealed class BookStoreTests : BookStoreContract<SqlitePlace>;

public sealed class AuditLogTests : AuditLogContract<SqlitePlace>;

public sealed class KeyStoreTests : KeyStoreContract<SqlitePlace>;

public sealed class RequestStoreTests : RequestStoreContract<SqlitePlace>;

public sealed class WebhookStoreTests : WebhookStoreContract<SqlitePlace>;

public sealed class JobStoreTests : JobStoreContract<SqlitePlace>;

public sealed class WholeStoreTests : WholeStoreContract<SqlitePlace>;
