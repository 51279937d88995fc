namespace Playbooks.Retention.Book.Records;

/// <summary>The kinds of records that are imported, each from a file of its own.</summary>
public enum RecordKind
{
    /// <summary>Accounts with their facts.</summary>
    Accounts,

    /// <summary>Contacts with their facts.</summary>
    Contacts,

    /// <summary>Answers at a time.</summary>
    Surveys,

    /// <summary>What happened.</summary>
    Events,

    /// <summary>What was bought.</summary>
    Purchases,

    /// <summary>What is owned.</summary>
    Products,
}

/// <summary>The words of the kinds, as calls, addresses and file names have them.</summary>
public static class RecordKinds
{
    /// <summary>All of them, in an order in which each is behind those that it speaks of.</summary>
    public static IReadOnlyList<RecordKind> All { get; } = Enum.GetValues<RecordKind>();

    /// <summary>Its word: <c>accounts</c>.</summary>
    public static string Word(this RecordKind kind) => kind switch
    {
        RecordKind.Accounts => "accounts",
        RecordKind.Contacts => "contacts",
        RecordKind.Surveys => "surveys",
        RecordKind.Events => "events",
        RecordKind.Purchases => "purchases",
        _ => "products",
    };

    /// <summary>The kind of a word, or null.</summary>
    public static RecordKind? Find(string word) => All.Where(kind => kind.Word() == word).Cast<RecordKind?>().FirstOrDefault();

    /// <summary>The name of a file that holds records of a kind: <c>accounts.csv</c>.</summary>
    public static string FileName(this RecordKind kind) => kind.Word() + ".csv";
}
