using System.Collections.Immutable;
using System.Text.Json;
using Playbooks.Engine.Checking;
using Playbooks.Engine.Compiling;
using Playbooks.Engine.Deciding;
using Playbooks.Engine.Reading;
using Playbooks.Engine.Rules;
using Playbooks.Engine.Scripts;
using Playbooks.Language.Values;
using Playbooks.Retention.Book.Records;
using Playbooks.Retention.Interviews;

namespace Playbooks.Studio.Writing;

/// <summary>Tries a template, as it is being written, on a contact of the book.</summary>
internal sealed class Previewing(IBookStore book, TimeProvider clock)
{
    private const int MostAccounts = 60;

    /// <summary>The accounts and contacts to choose from; the first ones of a large book.</summary>
    public async Task<ImmutableArray<PreviewAccount>> AccountsAsync(string? team, CancellationToken cancel) =>
        [.. (await book.ListAsync(null, team, null, MostAccounts, cancel)).Select(Describe)];

    /// <summary>Tries it.</summary>
    /// <param name="check">The workspace with the text in it.</param>
    /// <param name="path">The template.</param>
    /// <param name="who">The contact, as <c>account/contact</c>.</param>
    /// <param name="team">The team whose accounts may be seen.</param>
    /// <param name="cancel">Ends it early.</param>
    public async Task<Preview> TryAsync(WorkspaceCheck check, string path, string who, string? team, CancellationToken cancel)
    {
        var slash = who.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0 || await book.FindAsync(who[..slash], cancel) is not { } file || (team is not null && file.Account.Team != team))
        {
            return Preview.Of("Choose a contact to see what would be written to them.");
        }
        if (check.Workspace is not { } workspace)
        {
            return Preview.Of("The preview waits until the errors of the draft are mended.");
        }
        var template = DocumentNames.TemplateOf(path);
        if (InterviewChoice.OfTemplate(workspace, template) is not { } choice)
        {
            return Preview.Of("Only templates of messages can be tried, not their parts.");
        }
        var release = Release.Create(workspace, CompileMemory.OfProcess);
        var now = clock.GetUtcNow();
        var facts = AccountFacts.Of(release).Read(file, now).Input.Facts;
        var contact = who[(slash + 1)..] is { Length: > 0 } id ? id : null;
        var request = await ScriptFacts.FillAsync(release.Decider, new DecisionRequest(facts, now), cancel);
        if (release.Decider.Write(request, new TemplateRequest(template, choice.Action, contact)) is not { } written)
        {
            return Preview.Of("There is no such template in the contact's language.");
        }
        return new Preview(written.Language, written.Text.Subject, written.Text.Text, written.Text.Failure, NotKnown(workspace, template, request.Facts, contact));
    }

    // Whether or not the template provides for them, its author sees which values it went without.
    private static ImmutableArray<string> NotKnown(Workspace workspace, string template, FactSet facts, string? contact)
    {
        if (workspace.Templates.GetValueOrDefault(template) is not { } used)
        {
            return [];
        }
        var person = facts.Contacts.ToArray().FirstOrDefault(row => Trying.Who.Id(row) == contact);
        return [.. used.Uses.Select(use => use.Name).Distinct(StringComparer.Ordinal).Where(name => IsNotKnown(name, facts, person)).Order(StringComparer.Ordinal)];
    }

    private static bool IsNotKnown(string name, FactSet facts, FactRow? contact)
    {
        var row = name.Split('.')[0] switch
        {
            "account" => facts.Account,
            "contact" => contact,
            "event" => facts.Event,
            _ => null,
        };
        return row is not null && row.Layout.Find(name[(name.IndexOf('.', StringComparison.Ordinal) + 1)..]) is { } column && row.State(column) == FactState.NotKnown;
    }

    private static PreviewAccount Describe(AccountFile file) => new(
        file.Account.Account,
        NameIn(file.Account.Facts) ?? file.Account.Account,
        [.. file.Contacts.Select(contact => (Trying.Who.Write(file.Account.Account, contact.Contact), NameIn(contact.Facts) ?? contact.Contact))]);

    /// <summary>The fact <c>name</c> of a record, or null.</summary>
    internal static string? NameIn(string facts)
    {
        using var json = JsonDocument.Parse(facts);
        return json.RootElement.TryGetProperty("name", out var name) ? NameOf(name) : null;
    }

    // A value may come with when it was learned.
    private static string? NameOf(JsonElement name) => name.ValueKind switch
    {
        JsonValueKind.String => name.GetString(),
        JsonValueKind.Object when name.TryGetProperty("value", out var value) => NameOf(value),
        _ => null,
    };
}
