using System.Globalization;
using Playbooks.Engine.Reading;
using Playbooks.Engine.Vocabulary;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Values;

namespace Playbooks.Engine.Deciding;

/// <summary>Reads an account, its contacts and an event into rows.</summary>
internal sealed class FactsReader(FactVocabulary vocabulary, ICollection<Diagnostic> diagnostics)
{
    private readonly FactRowReader _rows = new(vocabulary, diagnostics) { KnowsTimes = true };
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    /// <summary>The facts; null when there is no account. Values with mistakes are reported and left out.</summary>
    public FactSet? Read(ObjectReader reader)
    {
        var account = reader.Object("account");
        var contacts = ReadContacts(reader);
        var @event = reader.Object("event") is { } node ? _rows.Read(node, Entity.Event) : null;
        if (account is null)
        {
            if (!reader.Has("account"))
            {
                diagnostics.Add(FactErrors.NoAccount.At(Places.Of(reader.Node), "the facts have no `account`", "write `\"account\": { … }`"));
            }
            return null;
        }
        var row = _rows.Read(account, Entity.Account);
        row.SetChildren(0, contacts);
        return new FactSet(row, @event, [.. _rows.Ages]);
    }

    private FactRow[] ReadContacts(ObjectReader reader)
    {
        var several = reader.List("contacts");
        if (reader.Has("contact") && several is not null)
        {
            diagnostics.Add(ShapeErrors.Conflict.At(Places.Of(reader.Find("contact")!), "`contact` and `contacts` exclude one another", "put all of them into `contacts`"));
        }
        if (reader.Object("contact") is { } single)
        {
            return [.. ReadContact(single, 1)];
        }
        var rows = new List<FactRow>();
        foreach (var item in several?.Items ?? [])
        {
            if (item is not JsonObject contact)
            {
                diagnostics.Add(ShapeErrors.WrongKind.At(Places.Of(item), $"a contact is an object, and this is {item.KindName}", "write `{ … }`"));
                continue;
            }
            rows.AddRange(ReadContact(contact, rows.Count + 1));
            if (rows.Count > FactsJson.MostContacts)
            {
                diagnostics.Add(FactErrors.TooMany.At(Places.Of(contact), $"the account has more than {FactsJson.MostContacts} contacts", null));
                break;
            }
        }
        return [.. rows];
    }

    // "times": 10 stands for ten contacts of whom the same is known.
    private List<FactRow> ReadContact(JsonObject node, int number)
    {
        var row = _rows.Read(node, Entity.Contact);
        var idColumn = vocabulary.Find("contact.id")!.Column;
        var given = (string?)row.Get(idColumn);
        var times = ReadTimes(node);
        if (times is null)
        {
            row.Set(idColumn, Unique(given ?? Numbered("contact", number), given is null ? node : node.Find("id")!));
            return [row];
        }
        var ages = _rows.Ages.Where(age => age.Row == row).ToList();
        var rows = new List<FactRow>();
        for (var i = 0; i < times; i++)
        {
            var copy = i == 0 ? row : row.Copy();
            copy.Set(idColumn, Unique(given is null ? Numbered("contact", number + i) : Numbered(given, i + 1), node));
            rows.Add(copy);
            if (i > 0)
            {
                _rows.Date(ages.Select(age => age with { Row = copy }));
            }
        }
        return rows;
    }

    private int? ReadTimes(JsonObject node)
    {
        switch (node.Find("times"))
        {
            case null:
                return null;
            case JsonNumber number when number.TryGetLong(out var times) && times is >= 1 and <= FactsJson.MostContacts:
                return (int)times;
            case { } other:
                diagnostics.Add(ShapeErrors.OutOfRange.At(Places.Of(other), $"`times` is a whole number from 1 to {FactsJson.MostContacts}", null));
                return 1;
        }
    }

    private string Unique(string id, JsonNode node)
    {
        if (!_ids.Add(id))
        {
            diagnostics.Add(FactErrors.RepeatedContact.At(Places.Of(node), $"two contacts have the id `{ReasonText.Of(id)}`", "give each contact an id of its own"));
        }
        return id;
    }

    private static string Numbered(string id, int number) => string.Create(CultureInfo.InvariantCulture, $"{id}-{number}");
}
