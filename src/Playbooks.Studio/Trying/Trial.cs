using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Playbooks.Engine.Compiling;
using Playbooks.Engine.Deciding;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Values;
using Playbooks.Retention.Book;

namespace Playbooks.Studio.Trying;

/// <summary>
/// What is being tried: a contact of the sample book, or facts from the form. Facts of the form stand for all that is
/// known of the account, of that contact and of the event; the account's other contacts stay as the book has them.
/// </summary>
internal sealed class Trial
{
    /// <summary>How much one field may hold.</summary>
    public const int LongestText = 2_000;

    private readonly FactVocabulary _vocabulary;
    private readonly IQueryCollection _query;
    private readonly BookAccount? _base;
    private readonly FactRow? _baseContact;

    private Trial(FactVocabulary vocabulary, IQueryCollection query, BookAccount? @base)
    {
        (_vocabulary, _query, _base) = (vocabulary, query, @base);
        IsEdited = query.ContainsKey("edited");
        _baseContact = FindContact(@base, query["contact"]);
        Fields = [.. vocabulary.Facts.Where(IsGiven).Select(Read)];
        Facts = Build();
    }

    /// <summary>Whether the facts come from the form.</summary>
    public bool IsEdited { get; }

    /// <summary>Whether there is something to decide about.</summary>
    public bool IsChosen => IsEdited || _base is not null;

    /// <summary>The given facts with what stands in their fields.</summary>
    public ImmutableArray<FactField> Fields { get; }

    /// <summary>The id of the sample book's account that it began with, or null.</summary>
    public string? Account => _base is null ? null : Id(_base.Facts.Account);

    /// <summary>The id of the contact that it is about, or null.</summary>
    public string? Contact => _baseContact is null ? null : Id(_baseContact);

    /// <summary>The facts; null where nothing is chosen or a field cannot be read.</summary>
    public FactSet? Facts { get; }

    /// <summary>What happened before.</summary>
    public History History => _base?.History ?? History.Empty;

    /// <summary>What the address of the page says.</summary>
    public static Trial Of(Release release, SampleBook book, IQueryCollection query)
    {
        var account = query["account"].ToString();
        var found = book.Accounts.FirstOrDefault(candidate => Id(candidate.Facts.Account) == account);
        return new Trial(release.Workspace.Vocabulary, query, found);
    }

    /// <summary>The id of an account's or contact's row.</summary>
    public static string Id(FactRow row) => row.Get(row.Layout.Find("id")!) as string ?? "";

    private static bool IsGiven(FactDefinition fact) => fact.Derivation is null or ScriptDerivation;

    private static FactRow? FindContact(BookAccount? account, StringValues id)
    {
        if (account is null)
        {
            return null;
        }
        foreach (var contact in account.Facts.Contacts)
        {
            if (Id(contact) == id)
            {
                return contact;
            }
        }
        return account.Facts.Contacts.IsEmpty ? null : account.Facts.Contacts[0];
    }

    private FactField Read(FactDefinition fact)
    {
        if (!IsEdited)
        {
            return new FactField(fact, Text(BaseRow(fact.Entity)?.Get(fact.Column)), null);
        }
        var text = _query[fact.Name].ToString().Trim();
        text = text.Length > LongestText ? text[..LongestText] : text;
        return new FactField(fact, text, text.Length == 0 ? null : FactText.Write(new FactRow(_vocabulary.LayoutOf(fact.Entity)), fact, text));
    }

    private FactRow? BaseRow(Entity entity) => entity switch
    {
        Entity.Account => _base?.Facts.Account,
        Entity.Contact => _baseContact,
        _ => _base?.Facts.Event,
    };

    private static string Text(object? value) => value is ListValue list ? string.Join(" | ", list.Select(ValueText.Format)) : ValueText.Format(value);

    private FactSet? Build()
    {
        if (!IsChosen || Fields.Any(field => field.Mistake is not null))
        {
            return null;
        }
        if (!IsEdited)
        {
            return _base!.Facts;
        }
        var account = RowOf(Entity.Account);
        var contact = RowOf(Entity.Contact);
        Name(account, Account ?? "account");
        Name(contact, Contact ?? "contact");
        account.SetChildren(0, [.. OtherContacts().Append(contact).OrderBy(row => Place(Id(row)))]);
        var @event = Fields.Any(field => field.Fact.Entity == Entity.Event && field.IsFilled) ? RowOf(Entity.Event) : null;
        return new FactSet(account, @event, []);
    }

    private FactRow RowOf(Entity entity)
    {
        var row = new FactRow(_vocabulary.LayoutOf(entity));
        foreach (var field in Fields.Where(field => field.Fact.Entity == entity && field.IsFilled))
        {
            FactText.Write(row, field.Fact, field.Text);
        }
        return row;
    }

    private static void Name(FactRow row, string id)
    {
        if (Id(row).Length == 0)
        {
            row.Set(row.Layout.Find("id")!, id);
        }
    }

    private IEnumerable<FactRow> OtherContacts() =>
        _base is null ? [] : _base.Facts.Contacts.ToArray().Where(contact => contact != _baseContact);

    // Contacts keep their places in the book; a new one comes last.
    private int Place(string id)
    {
        var at = _base is null ? -1 : Array.FindIndex(_base.Facts.Contacts.ToArray(), contact => Id(contact) == id);
        return at < 0 ? int.MaxValue : at;
    }
}
