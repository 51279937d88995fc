using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Playbooks.Engine.Compiling;
using Playbooks.Language.Templates;

namespace Playbooks.Engine.Deciding;

/// <summary>Writes the messages of one action, or says why one is withheld.</summary>
internal static class MessageWriting
{
    public static (ImmutableArray<WrittenMessage> Written, ImmutableArray<WithheldMessage> Withheld) Write(DecisionRun run, Wish wish, TemplateValues values)
    {
        var (language, messages) = (MessageLanguage.Of(run, wish.Contact), wish.Action.Messages);
        // Nearly always all of them are written, or all are withheld.
        var (written, withheld) = (new WrittenMessage[messages.Length], Array.Empty<WithheldMessage>());
        var (writtenCount, withheldCount) = (0, 0);
        foreach (var message in messages)
        {
            var (text, refusal) = Write(run, wish, message, language, values);
            if (text is not null)
            {
                written[writtenCount++] = text;
                continue;
            }
            withheld = withheld.Length == 0 ? new WithheldMessage[messages.Length] : withheld;
            withheld[withheldCount++] = refusal!;
        }
        if (writtenCount > 0)
        {
            run.Consent.Count(wish.Contact);
        }
        return (All(written, writtenCount), All(withheld, withheldCount));
    }

    private static ImmutableArray<T> All<T>(T[] items, int count) => ImmutableCollectionsMarshal.AsImmutableArray(count == items.Length ? items : items[..count]);

    private static (WrittenMessage? Text, WithheldMessage? Refusal) Write(DecisionRun run, Wish wish, CompiledMessage message, string language, TemplateValues values)
    {
        if (run.Consent.WhyNot(wish.Contact, message) is { } refusal)
        {
            return (null, new WithheldMessage(message.Channel, message.Template, refusal));
        }
        if (message.Variants.Find(language) is not var (name, template))
        {
            return (null, new WithheldMessage(message.Channel, message.Template, $"there is no template for `{language}`"));
        }
        var result = template.RenderApart(values.InputFor(MessageLanguage.SpokenBy(run, name == message.Template, language)));
        if (result.IsRendered)
        {
            return (new WrittenMessage(message.Channel, name, result.Subject, result.Rendered, run.Consent.NotBefore(wish.Contact)), null);
        }
        // A fact that is not known is no defect of the template; everything else is.
        if (result.Failure.Code != TemplateErrors.NotKnown.Code)
        {
            run.Fail(name, wish.Contact, result.Failure);
        }
        return (null, new WithheldMessage(message.Channel, name, result.Failure.Message));
    }
}
