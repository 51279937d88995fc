using Playbooks.Language.Diagnostics;
using Playbooks.Language.Expressions.Functions;
using Playbooks.Language.Expressions.Syntax;
using Playbooks.Language.Text;
using Playbooks.Language.Values;

namespace Playbooks.Language.Expressions.Binding;

/// <summary>What names and members mean: elements of lists first, then variables, rows, columns, fixed names.</summary>
internal sealed partial class Binder
{
    private readonly List<ElementScope> _elements = [];

    private sealed record ElementScope(string? Parameter, BoundElement Element);

    /// <summary>A name, or names joined by points; the result may be a row, which is no value yet.</summary>
    private BoundNode BindPath(SyntaxNode syntax)
    {
        var names = new List<NameSyntax>();
        if (!TryFlatten(syntax, names))
        {
            var member = (MemberSyntax)syntax;
            var target = member.Target is MemberSyntax ? BindPath(member.Target) : Bind(member.Target);
            return target is BoundError ? new BoundError(member.Span) : BindMember(target, member.Name, member.NameSpan, member.Span, member.IsOptional);
        }
        if (FindRow(names[0].Name) is { } row)
        {
            return BindFact(row, names, syntax.Span);
        }
        var used = 1;
        var node = FindValue(names[0]) ?? FindStatic(names, out used);
        if (node is null)
        {
            return FailUnknown(names, syntax.Span);
        }
        return BindMembers(node, names, used);
    }

    private BoundNode BindMembers(BoundNode node, List<NameSyntax> names, int from)
    {
        for (var i = from; i < names.Count && node is not BoundError; i++)
        {
            node = BindMember(node, names[i].Name, names[i].Span, node.Span.Union(names[i].Span), names[i].IsOptional);
        }
        return node;
    }

    private static bool TryFlatten(SyntaxNode syntax, List<NameSyntax> names)
    {
        if (syntax is MemberSyntax member)
        {
            if (!TryFlatten(member.Target, names))
            {
                return false;
            }
            names.Add(new NameSyntax(member.Name, member.NameSpan, member.IsOptional));
            return true;
        }
        if (syntax is NameSyntax name)
        {
            names.Add(name);
        }
        return syntax is NameSyntax;
    }

    // An element's own names hide those of rows.
    private ExpressionScope.NamedRow? FindRow(string name) =>
        FindElementValue(name, default) is null ? scope.Rows.FirstOrDefault(row => row.Name == name) : null;

    private BoundNode BindFact(ExpressionScope.NamedRow row, List<NameSyntax> names, TextSpan span)
    {
        var place = new RowPlace(false, row.Position);
        // A fact's name may itself have points, so the longest one that exists is meant.
        for (var end = names.Count; end > 1; end--)
        {
            var name = string.Join('.', names.Skip(1).Take(end - 1).Select(part => part.Name));
            var here = names[0].Span.Union(names[end - 1].Span);
            if (ReadRow(place, row.Layout, name, here) is { } node)
            {
                return BindMembers(node, names, end);
            }
        }
        return names.Count == 1
            ? Fail(ExpressionErrors.NotAValue, span, $"`{row.Name}` is not a value", $"name one of its facts: `{row.Name}.{row.Layout.Columns.FirstOrDefault()?.Name ?? "…"}`")
            : FailUnknown(names, span);
    }

    private BoundNode? ReadRow(RowPlace place, RowLayout layout, string name, TextSpan span)
    {
        if (layout.Find(name) is { } column)
        {
            _uses.Add(new ColumnUse(place.IsElement ? -1 : place.Index, layout, column));
            return new BoundColumn(place, layout, column, span);
        }
        if (layout.FindChild(name) is >= 0 and var child)
        {
            _readsMore = true;
            return new BoundRows(place, child, layout.Children[child].Layout, span);
        }
        return null;
    }

    private BoundNode? FindValue(NameSyntax name) =>
        FindElementValue(name.Name, name.Span)
        ?? FindVariable(name)
        ?? FindColumn(name)
        ?? (BoundNode?)FindMoment(name)
        ?? FindOuterElement(name)
        ?? FindOpenMember(name)
        ?? FindOnOnlyInput(name)
        ?? FindOpenName(name);

    // From the innermost list method outwards: its parameter, `it`, then the names that its elements have.
    private BoundNode? FindElementValue(string name, TextSpan span)
    {
        for (var i = _elements.Count - 1; i >= 0; i--)
        {
            var (parameter, element) = _elements[i];
            if (name == parameter || (name == "it" && i == _elements.Count - 1))
            {
                return element with { Span = span };
            }
            if (parameter is null && ElementMember(element, name, span) is { } member)
            {
                return member;
            }
        }
        return null;
    }

    private BoundNode? ElementMember(BoundElement element, string name, TextSpan span) => element.Type switch
    {
        RowType row => ReadRow(new RowPlace(true, element.Depth), row.Layout, name, span),
        ObjectType { Members: var members } when members.TryGetValue(name, out var type) => MemberOf(element, name, type, span),
        GroupType group when name == "Key" => MemberOf(element, name, group.Key, span),
        _ => null,
    };

    // `parent` is the element that the list method around this one looks at, `root` that of the outermost.
    private BoundNode? FindOuterElement(NameSyntax name) => name.Name switch
    {
        "parent" when _elements.Count > 1 => _elements[^2].Element with { Span = name.Span },
        "root" when OnlyInput(name.Span) is { } input => input,
        "root" when _elements.Count > 0 => _elements[0].Element with { Span = name.Span },
        _ => null,
    };

    // In a workflow a single input is what everything is asked of: `it`, around one list method `parent`, around all `root`.
    private BoundNode? FindOnOnlyInput(NameSyntax name)
    {
        if (OnlyInput(name.Span) is not { } input)
        {
            return null;
        }
        return (name.Name, _elements.Count) switch
        {
            ("it", 0) or ("parent", 1) => input,
            _ when input.Type is ObjectType instance => KeyOf(instance, name.Name) is { } key ? MemberOf(input, key, instance.Members[key], name.Span) : null,
            _ => input.Type is ScalarType && FunctionTable.Property(input.Type, name.Name) is not null ? BindMember(input, name.Name, name.Span, name.Span, isOptional: false) : null,
        };
    }

    private BoundVariable? OnlyInput(TextSpan span)
    {
        if (!IsWorkflow || scope.Dialect.IsOpen || scope.Variables is not [var only])
        {
            return null;
        }
        _readsMore = true;
        return new BoundVariable(0, only.Type, span);
    }

    private BoundConstant? FindOpenName(NameSyntax name) =>
        scope.Dialect.IsOpen && !StaticNames.IsType(name.Name) ? new BoundConstant(null, DataType.Any, name.Span) : null;

    private BoundVariable? FindVariable(NameSyntax name)
    {
        var index = IndexOfVariable(name.Name, StringComparison.Ordinal);
        // The dialect reads names in any letter case where that is clear.
        index = index >= 0 || scope.Dialect.IsCaseSensitive ? index : IndexOfVariable(name.Name, StringComparison.OrdinalIgnoreCase);
        if (index < 0)
        {
            return null;
        }
        _readsMore = true;
        return new BoundVariable(index, scope.Variables[index].Type, name.Span);
    }

    private int IndexOfVariable(string name, StringComparison comparison)
    {
        for (var i = 0; i < scope.Variables.Length; i++)
        {
            if (scope.Variables[i].Name.Equals(name, comparison))
            {
                return i;
            }
        }
        return -1;
    }

    private BoundNode? FindColumn(NameSyntax name)
    {
        foreach (var row in scope.OpenRows)
        {
            if (ReadRow(new RowPlace(false, row.Position), row.Layout, name.Name, name.Span) is { } node)
            {
                return node;
            }
        }
        foreach (var row in scope.Rows)
        {
            if (row.Layout.FindChild(name.Name) >= 0)
            {
                return ReadRow(new RowPlace(false, row.Position), row.Layout, name.Name, name.Span);
            }
        }
        return null;
    }

    private BoundMoment? FindMoment(NameSyntax name)
    {
        if (name.Name is not ("now" or "today"))
        {
            return null;
        }
        _readsMore = true;
        return new BoundMoment(name.Name == "today", name.Span);
    }

    // Elements that are open objects may have any member; only a name that means nothing else is taken for one.
    private BoundNode? FindOpenMember(NameSyntax name)
    {
        if (_elements is [.., { Parameter: null, Element: { Type: ScalarType } value }] && FunctionTable.Property(value.Type, name.Name) is not null)
        {
            return BindMember(value with { Span = name.Span }, name.Name, name.Span, name.Span, isOptional: false);
        }
        if (StaticNames.IsType(name.Name))
        {
            return null;
        }
        for (var i = _elements.Count - 1; i >= 0; i--)
        {
            if (_elements[i] is { Parameter: null, Element: { Type: ObjectType instance } one } && KeyOf(instance, name.Name) is { } key)
            {
                return MemberOf(one, key, instance.Members[key], name.Span);
            }
            if (_elements[i] is { Parameter: null, Element: { Type: AnyType or ObjectType { IsOpen: true } } element })
            {
                return MemberOf(element, name.Name, DataType.Any, name.Span);
            }
        }
        return null;
    }

    private BoundMember MemberOf(BoundNode target, string name, DataType type, TextSpan span, bool isOptional = false) =>
        new(Require(target, isOptional), new BoundConstant(name, DataType.String, span), type, span, scope.Dialect.IsCaseSensitive);

    /// <summary>The member that a name means: exactly so written first, then in any letter case, as the dialect reads names.</summary>
    private string? KeyOf(ObjectType instance, string name) =>
        instance.Members.ContainsKey(name) ? name
        : scope.Dialect.IsCaseSensitive ? null
        : instance.Members.Keys.Where(member => member.Equals(name, StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal).FirstOrDefault();

    private BoundNode? FindStatic(List<NameSyntax> names, out int used)
    {
        used = 2;
        if (names.Count < 2 || StaticNames.Find(TypeOf(names[0]).Name, names[1].Name) is not { } value)
        {
            return null;
        }
        var span = names[0].Span.Union(names[1].Span);
        _readsMore |= value.Moment is not null;
        return value.Moment switch
        {
            // `DateTime.Now` is a date with a time of day, at UTC; `now` and `DateTimeOffset.Now` are a time.
            false when TypeOf(names[0]).Name == "DateTime" => ConvertTo(new BoundMoment(false, span), DataType.DateTime, isExplicit: true),
            { } isToday => new BoundMoment(isToday, span),
            _ => new BoundConstant(value.Value, value.Type!, span),
        };
    }

    private BoundError FailUnknown(List<NameSyntax> names, TextSpan span)
    {
        var name = string.Join('.', names.Select(part => part.Name));
        if (names.Count == 1 && FunctionTable.IsFunction(name))
        {
            return Fail(ExpressionErrors.NotAValue, span, $"`{name}` is a function", $"call it: `{name}(…)`");
        }
        if (names is [{ Name: "it" }, ..])
        {
            return Fail(ExpressionErrors.UnknownFact, names[0].Span, "`it` stands outside of a list method", "it means an element: `list.Any(it > 3)`");
        }
        if (names.Count == 1 && StaticNames.IsType(name))
        {
            return Fail(ExpressionErrors.NotAValue, span, $"`{name}` is not a value", $"name one of its members: `{name}.…`");
        }
        if (names.Count > 1 && StaticNames.IsType(names[0].Name))
        {
            return Fail(ExpressionErrors.UnknownMember, span, $"`{names[0].Name}` has no `{names[1].Name}`", ClosestName.Help(names[1].Name, StaticNames.MembersOf(names[0].Name)));
        }
        return Fail(ExpressionErrors.UnknownFact, span, $"unknown fact `{name}`", NameHelp(name, names));
    }

    private Advice? NameHelp(string name, List<NameSyntax> names)
    {
        if (names.Count == 1)
        {
            return name.ToUpperInvariant() is "YES" or "NO" ? "what is true or false is compared with `true` or `false`"
                : ClosestName.Help(name, KnownNames()) ?? $"a text stands in quotes: `'{name}'`";
        }
        var rest = name[(names[0].Name.Length + 1)..];
        if (scope.Rows.FirstOrDefault(row => row.Name == names[0].Name) is { } row)
        {
            var facts = row.Layout.Columns.Select(column => column.Name).Concat(row.Layout.Children.Select(child => child.Name)).ToList();
            return ClosestName.Find(rest, facts) is { } fact ? Advice.DidYouMean(name, $"{row.Name}.{fact}") : $"{row.Name} has {ListOf(facts)}";
        }
        return ClosestName.Help(name, KnownNames())
            ?? (ClosestName.Find(names[0].Name, scope.Variables.Select(variable => variable.Name)) is { } variable ? Advice.DidYouMean(name, $"{variable}.{rest}") : null);
    }

    private IEnumerable<string> KnownNames()
    {
        foreach (var row in scope.Rows)
        {
            foreach (var name in row.Layout.Columns.Select(column => column.Name).Concat(row.Layout.Children.Select(child => child.Name)))
            {
                yield return $"{row.Name}.{name}";
            }
            foreach (var child in row.Layout.Children)
            {
                yield return child.Name;
            }
        }
        foreach (var name in scope.OpenRows.SelectMany(row => row.Layout.Columns).Select(column => column.Name).Concat(scope.Variables.Select(variable => variable.Name)))
        {
            yield return name;
        }
        foreach (var scopeOfElement in _elements)
        {
            foreach (var name in MemberNames(scopeOfElement.Element.Type))
            {
                yield return name;
            }
        }
    }

    private static IEnumerable<string> MemberNames(DataType type) => type switch
    {
        RowType row => row.Layout.Columns.Select(column => column.Name),
        ObjectType instance => instance.Members.Keys,
        _ => [],
    };
}
