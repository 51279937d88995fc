using Playbooks.Engine.Compiling;
using Playbooks.Engine.Rules;
using Playbooks.Engine.Vocabulary;

namespace Playbooks.Engine.Deciding;

/// <summary>Writes one template for one contact: as the rule that wants its action has it, else as the catalogue has it.</summary>
internal static class TemplateWriting
{
    public static WrittenTemplate? Write(DecisionRun run, TemplateRequest wanted)
    {
        var shelf = new TemplateShelf(run.Workspace.Workspace.Templates);
        var contact = Find(run, wanted.Contact);
        var language = MessageLanguage.Of(run, contact);
        if (shelf.Variants(wanted.Template).Find(language) is not var (name, template))
        {
            return null;
        }
        var wish = Matching.Of(run).Ranked.FirstOrDefault(wish => wish.ActionId == wanted.Action.Id && wish.Contact == contact)
            ?? Unasked(wanted.Action, contact, new SharedActions(shelf, run.Workspace.Policy));
        var values = ActionWriting.ValuesOf(run, wish);
        var spoken = MessageLanguage.SpokenBy(run, name == wanted.Template, language);
        return new WrittenTemplate(name, spoken, template.Format, run.At, values.SenderName, template.Render(values.InputFor(spoken)));
    }

    private static int Find(DecisionRun run, string? id)
    {
        if (id is null)
        {
            return DecisionRun.TheAccount;
        }
        for (var contact = 0; contact < run.Contacts.Length; contact++)
        {
            if (run.ContactId(contact) == id)
            {
                return contact;
            }
        }
        throw new ArgumentException($"the account has no contact `{id}`", nameof(id));
    }

    // No rule asks for it: somebody does, by hand.
    private static Wish Unasked(ActionDefinition action, int contact, SharedActions actions)
    {
        var rule = new Rule
        {
            Id = action.Id,
            Playbook = "",
            Place = 0,
            Title = action.Title,
            For = contact == DecisionRun.TheAccount ? Entity.Account : Entity.Contact,
            When = [],
            Then = [action],
            Band = 0,
            Source = action.Location.Source,
            Span = action.Location.Span,
        };
        var compiled = new CompiledAction(action, action.Band ?? "", actions);
        return new Wish(contact, default, new CompiledRule(rule, 0, [], [compiled], []), compiled);
    }
}
