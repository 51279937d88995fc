using Playbooks.Language.Diagnostics;
using Playbooks.Language.Values;

namespace Playbooks.Server.Api;

/// <summary>The parameters of a query, each given once.</summary>
internal sealed class Query
{
    // Most requests have none, and a collection is not made for them.
    private static readonly Query s_none = new(QueryCollection.Empty);

    private readonly IQueryCollection _values;

    private Query(IQueryCollection values) => _values = values;

    /// <summary>Reads them; a parameter that is not among the names is a mistake.</summary>
    public static (Query? Query, Problem? Problem) Read(HttpRequest request, params ReadOnlySpan<string> names)
    {
        if (!request.QueryString.HasValue)
        {
            return (s_none, null);
        }
        foreach (var (name, values) in request.Query)
        {
            if (!names.Contains(name))
            {
                var help = ClosestName.Help(name, names.ToArray()) is { } close ? $"; {close.Text}" : "";
                return (null, new Problem(ProblemKind.QueryNotValid, $"there is no such parameter as `{(name.Length <= 40 ? name : name[..40] + "…")}`{help}"));
            }
            if (values is not [{ Length: > 0 }])
            {
                return (null, new Problem(ProblemKind.QueryNotValid, $"`{name}` is given once, with a value, or left out"));
            }
        }
        return (new Query(request.Query), null);
    }

    /// <summary>A parameter's text, or null.</summary>
    public string? Text(string name) => _values[name] is [{ } text] ? text : null;

    /// <summary>Reads a parameter as a time; the problem when it is none.</summary>
    public Problem? ReadTime(string name, out DateTimeOffset? time)
    {
        time = null;
        if (Text(name) is not { } text)
        {
            return null;
        }
        if (!ValueText.TryParse(text, DataType.Time, out var value))
        {
            return new Problem(ProblemKind.QueryNotValid, $"`{name}` is a time such as `2026-03-02T09:00:00Z`");
        }
        time = (DateTimeOffset)value;
        return null;
    }
}
