using Jint.Parser.Ast;

namespace Playbooks.Engine.Scripts;

/// <summary>
/// What a script's text names. A script is given the facts that it names and no others: <c>account.arr</c> where it uses
/// the parameter in no other way, else every fact of the entity whose name stands somewhere as a member or a text.
/// </summary>
internal sealed class ScriptNames
{
    private readonly Dictionary<string, List<Identifier>> _membersOf = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _uses = new(StringComparer.Ordinal);
    private readonly HashSet<string> _declared = new(StringComparer.Ordinal);
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    /// <summary>Goes through a script.</summary>
    /// <param name="program">The script.</param>
    /// <param name="function">Its function, whose parameters are not hidden by themselves.</param>
    public ScriptNames(Program program, FunctionDeclaration function)
    {
        var waiting = new Stack<SyntaxNode>([program]);
        while (waiting.TryPop(out var node))
        {
            Look(node, function);
            foreach (var child in ScriptNodes.Below(node))
            {
                waiting.Push(child);
            }
        }
    }

    /// <summary>Every word that stands as a member or as a text.</summary>
    public IReadOnlySet<string> All => _names;

    /// <summary>The members of a parameter, each where it stands, where the script uses the parameter in no other way; null where it does.</summary>
    public IReadOnlyList<Identifier>? MembersOf(string parameter)
    {
        var members = _membersOf.GetValueOrDefault(parameter, []);
        return _declared.Contains(parameter) || _uses.ContainsKey("arguments") || _uses.GetValueOrDefault(parameter) != members.Count
            ? null
            : members;
    }

    private void Look(SyntaxNode node, FunctionDeclaration function)
    {
        switch (node)
        {
            case Identifier identifier:
                _uses[identifier.Name] = _uses.GetValueOrDefault(identifier.Name) + 1;
                break;
            case Literal { Value: string text }:
                _names.Add(text);
                break;
            case MemberExpression { Computed: false, Property: Identifier member } access:
                _names.Add(member.Name);
                if (access.Object is Identifier whose)
                {
                    NoteMember(whose, member);
                }
                break;
            case VariableDeclarator variable:
                _declared.Add(variable.Id.Name);
                break;
            case CatchClause caught:
                _declared.Add(caught.Param.Name);
                break;
            case FunctionExpression inner:
                Declare(inner.Id, inner.Parameters);
                break;
            case FunctionDeclaration inner when inner != function:
                Declare(inner.Id, inner.Parameters);
                break;
        }
    }

    private void NoteMember(Identifier whose, Identifier member)
    {
        if (!_membersOf.TryGetValue(whose.Name, out var members))
        {
            _membersOf.Add(whose.Name, members = []);
        }
        members.Add(member);
    }

    private void Declare(Identifier? name, IEnumerable<Identifier> parameters)
    {
        _declared.UnionWith(parameters.Select(parameter => parameter.Name));
        if (name is not null)
        {
            _declared.Add(name.Name);
        }
    }
}
