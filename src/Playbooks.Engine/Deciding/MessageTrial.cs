using Playbooks.Engine.Compiling;
using Playbooks.Engine.Rules;
using Playbooks.Language.Templates;

namespace Playbooks.Engine.Deciding;

/// <summary>Writes messages only to see who would get a broken or half-empty one.</summary>
internal static class MessageTrial
{
    /// <summary>The messages and the steps' texts of what is recommended. Those that consent or a cap keeps back are no problem of theirs.</summary>
    public static IEnumerable<MessageProblem> OfRecommended(DecisionRun run)
    {
        var shelf = new TemplateShelf(run.Workspace.Workspace.Templates);
        foreach (var wish in Choosing.Choose(run, Matching.Of(run)))
        {
            var values = new Lazy<TemplateValues>(() => ActionWriting.ValuesOf(run, wish));
            var isWritten = false;
            foreach (var message in wish.Action.Messages.Where(message => run.Consent.WhyNot(wish.Contact, message) is null))
            {
                var problems = Try(run, wish, message.Variants, message.Template, message.Channel, values).ToArray();
                isWritten |= !problems.Any(problem => problem.IsWithheld);
                foreach (var problem in problems)
                {
                    yield return problem;
                }
            }
            if (isWritten)
            {
                run.Consent.Count(wish.Contact);
            }
            foreach (var template in wish.Action.Definition.Steps.Select(step => step.Template).OfType<string>().Distinct(StringComparer.Ordinal))
            {
                foreach (var problem in Try(run, wish, shelf.Variants(template), template, null, values))
                {
                    yield return problem;
                }
            }
        }
    }

    /// <summary>One template for each contact, or for the account where it has none, whatever is recommended.</summary>
    public static IEnumerable<MessageProblem> OfTemplate(DecisionRun run, string template, ActionDefinition action)
    {
        var contacts = run.Contacts.Length == 0 ? [null] : Enumerable.Range(0, run.Contacts.Length).Select(run.ContactId);
        foreach (var contact in contacts)
        {
            var written = TemplateWriting.Write(run, new TemplateRequest(template, action, contact));
            foreach (var problem in written is null
                ? [new MessageProblem(template, null, action.Id, contact, IsWithheld: true, "there is no such template in the contact's language", null)]
                : In(written.Text, written.Template, null, action.Id, contact))
            {
                yield return problem;
            }
        }
    }

    private static IEnumerable<MessageProblem> Try(DecisionRun run, Wish wish, TemplateVariants variants, string name, string? channel, Lazy<TemplateValues> values)
    {
        var (language, contact) = (MessageLanguage.Of(run, wish.Contact), run.ContactId(wish.Contact));
        if (variants.Find(language) is not var (found, template))
        {
            return [new MessageProblem(name, channel, wish.ActionId, contact, IsWithheld: true, $"there is no template for `{language}`", null)];
        }
        var result = template.Render(values.Value.InputFor(MessageLanguage.SpokenBy(run, found == name, language)));
        return In(result, found, channel, wish.ActionId, contact);
    }

    private static IEnumerable<MessageProblem> In(RenderResult result, string template, string? channel, string action, string? contact) => result.IsRendered
        ? result.EmptyValues.Select(empty => new MessageProblem(template, channel, action, contact, IsWithheld: false, empty.Message, empty.Location))
        : [new MessageProblem(template, channel, action, contact, IsWithheld: true, result.Failure.Message, result.Failure.Location)];
}
