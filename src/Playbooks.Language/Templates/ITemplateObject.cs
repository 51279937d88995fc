namespace Playbooks.Language.Templates;

/// <summary>
/// An object whose members a template reads by name. Hosts implement it over their own data, so that nothing is
/// converted that no template asks for. Values are CLR values of the lattice; null is not known.
/// </summary>
public interface ITemplateObject
{
    /// <summary>The names of the members, in their order.</summary>
    IEnumerable<string> Names { get; }

    /// <summary>A member's value; false when there is no such member.</summary>
    bool TryGet(string name, out object? value);
}
