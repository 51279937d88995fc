using Playbooks.Engine.Reading;
using Playbooks.Language.Diagnostics;

namespace Playbooks.Server.Api;

/// <summary>Reads a request's body as an object of known members.</summary>
internal static class ObjectBody
{
    /// <summary>What the body holds, or the problem to answer with: all mistakes at once, each with its place.</summary>
    /// <param name="context">The request.</param>
    /// <param name="options">How large the body may be.</param>
    /// <param name="what">What it is, for messages: <c>a key</c>.</param>
    /// <param name="read">Reads the members; what it adds to the diagnostics makes the body wrong.</param>
    public static async Task<(T? Value, Problem? Problem)> ReadAsync<T>(HttpContext context, ServeOptions options, string what, Func<ObjectReader, List<Diagnostic>, T?> read)
        where T : class
    {
        var (tree, problem) = await RequestBody.ReadAsync(context.Request, options.LargestBody, context.RequestAborted);
        if (problem is not null)
        {
            return (null, problem);
        }
        var diagnostics = new List<Diagnostic>();
        var value = ObjectReader.Open(tree!.Root, what, diagnostics) is { } body ? read(body, diagnostics) : null;
        return diagnostics.Count == 0 && value is not null
            ? (value, null)
            : (null, new Problem(ProblemKind.ContentNotValid, $"the body is JSON, but not {what}") { Diagnostics = [.. diagnostics] });
    }
}
