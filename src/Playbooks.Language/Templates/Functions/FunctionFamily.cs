using Playbooks.Language.Templates.Rendering;

namespace Playbooks.Language.Templates.Functions;

/// <summary>The functions of a family as the members of an object, to be listed, passed on or used inside of <c>with</c>.</summary>
internal sealed class FunctionFamily(string family) : ITemplateObject
{
    private const string Format = "format";
    private const string DefaultFormat = "default_format";

    public IEnumerable<string> Names =>
        (family == "date" ? FunctionTable.NamesIn(family).Append(Format).Append(DefaultFormat) : FunctionTable.NamesIn(family)).Order(StringComparer.Ordinal);

    public bool TryGet(string name, out object? value)
    {
        value = FunctionTable.Find($"{family}.{name}") is { } function ? new FunctionValue(function)
            : family == "date" && name is Format or DefaultFormat ? DateText.ScribanPattern : null;
        return value is not null;
    }
}
