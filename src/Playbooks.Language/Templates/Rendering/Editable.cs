using Playbooks.Language.Values;

namespace Playbooks.Language.Templates.Rendering;

/// <summary>Given values as a lenient template may change them: copies, so that the given ones stay as they are.</summary>
internal static class Editable
{
    public static object? Of(object? value)
    {
        switch (value)
        {
            case ListValue list:
                return new TemplateList(list.Select(Of));
            case ObjectValue members:
                var copy = new TemplateObject();
                foreach (var (name, member) in members.Members)
                {
                    copy.Set(name, Of(member));
                }
                return copy;
            default:
                return value;
        }
    }
}
