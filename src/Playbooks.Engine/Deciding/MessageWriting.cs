using System.Collections.Immutable;
using Playbooks.Engine.Compiling;
using Playbooks.Language.Templates;

namespace Playbooks.Engine.Deciding;

/// <summary>Writes the messages of one action, or says why one is withheld.</summary>
internal sealed class MessageWriting(DecisionRun run, ConsentCheck consent, Wish wish)
{
    private readonly ImmutableArray<WrittenMessage>.Builder _written = ImmutableArray.CreateBuilder<WrittenMessage>();
    private readonly ImmutableArray<WithheldMessage>.Builder _withheld = ImmutableArray.CreateBuilder<WithheldMessage>();

    public ImmutableArray<WrittenMessage> Written => _written.ToImmutable();

    public ImmutableArray<WithheldMessage> Withheld => _withheld.ToImmutable();

    public void WriteAll(TemplateValues values)
    {
        var language = MessageLanguage.Of(run, wish.Contact);
        foreach (var message in wish.Action.Messages)
        {
            if (consent.WhyNot(wish.Contact, message.Channel) is { } refusal)
            {
                _withheld.Add(new WithheldMessage(message.Channel, message.Template, refusal));
            }
            else
            {
                Write(message, language, values);
            }
        }
        if (_written.Count > 0)
        {
            consent.Count(wish.Contact);
        }
    }

    private void Write(CompiledMessage message, string language, TemplateValues values)
    {
        if (message.Variants.Find(language) is not var (name, template))
        {
            _withheld.Add(new WithheldMessage(message.Channel, message.Template, $"there is no template for `{language}`"));
            return;
        }
        var result = template.Render(values.InputFor(MessageLanguage.SpokenBy(run, name == message.Template, language)));
        if (result.IsRendered)
        {
            _written.Add(new WrittenMessage(message.Channel, name, result.Subject, result.Text, consent.NotBefore(wish.Contact)));
            return;
        }
        _withheld.Add(new WithheldMessage(message.Channel, name, result.Failure.Message));
        // A fact that is not known is no defect of the template; everything else is.
        if (result.Failure.Code != TemplateErrors.NotKnown.Code)
        {
            run.Fail(name, wish.Contact, result.Failure);
        }
    }
}
