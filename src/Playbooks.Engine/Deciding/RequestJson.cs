using Playbooks.Engine.Scripts;
using Playbooks.Engine.Vocabulary;

namespace Playbooks.Engine.Deciding;

/// <summary>
/// A request as JSON: <c>{"at":…,"explain":"all","contact":"C-3","event":"E-1","facts":{…},"scripts":[…]}</c>, all that is
/// needed to decide the same again. The same request gives the same bytes.
/// </summary>
public static class RequestJson
{
    /// <summary>The request's bytes, in UTF-8.</summary>
    /// <param name="request">The request.</param>
    /// <param name="vocabulary">The facts that there are.</param>
    /// <param name="contact">The contact whom alone the answer is to speak of, or null.</param>
    /// <param name="happened">The id of the recorded event, or null.</param>
    public static byte[] Write(DecisionRequest request, FactVocabulary vocabulary, string? contact, string? happened)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(vocabulary);
        var json = PlainJson.Take();
        json.StartObject();
        json.Time(DecisionNames.At, request.At.ToUniversalTime());
        if (request.ExplainsAllRules)
        {
            json.Text(DecisionNames.Explain, "all");
        }
        if (contact is not null)
        {
            json.Text(DecisionNames.Contact, contact);
        }
        if (happened is not null)
        {
            json.Text(DecisionNames.Event, happened);
        }
        json.Name(DecisionNames.Facts);
        FactsJson.Write(json, vocabulary, request.Facts, request.History);
        ScriptFailureJson.Write(json, request.ScriptFailures);
        json.EndObject();
        var bytes = GC.AllocateUninitializedArray<byte>(json.Written.Length);
        json.Written.CopyTo(bytes);
        json.GiveBack();
        return bytes;
    }
}
