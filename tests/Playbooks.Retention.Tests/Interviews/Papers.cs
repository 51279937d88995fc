using Playbooks.Retention.Interviews;

namespace Playbooks.Retention.Tests.Interviews;

/// <summary>Papers to write.</summary>
internal static class Papers
{
    /// <summary>A name with everything that could go wrong, as a template that writes Markdown escapes it.</summary>
    public const string HardName = """Анна «Ника» O'Neill \<b\>"Bold"\</b\> \& \*Sons\*\_x\_ مريم 山田 😀""";

    /// <summary>The same name as people read it.</summary>
    public const string HardNameRead = """Анна «Ника» O'Neill <b>"Bold"</b> & *Sons*_x_ مريم 山田 😀""";

    /// <summary>Something of everything.</summary>
    public const string Everything = $"""
        # Exit interview: {HardName}

        With {HardName}, **bold**, *italic*, `code` and <i>no markup</i>.\
        A new line.

        | | |
        | --- | --- |
        | Name | {HardName} |
        | Products | Payroll, Time \| Track |

        | What | When |
        | --- | --- |
        | Call | May |

        > "When did you first think of leaving?"
        >
        > - quoted

        Answer: ____

        1. First
           - inner
        2. Second

           with more

        Then

        7. Seventh

        - [ ] Price
        - [x] Other: ____

        Could we? [ ] yes, from: ____ [ ] no

        ____

        ---

        ```
        a < b
        ```

        ## Next
        ### Third
        #### Fourth
        """;

    public static Paper Of(string markdown) => new()
    {
        Title = $"Exit interview: {HardNameRead}",
        Subject = "Exit interview",
        Author = "Tomas Reedy",
        Created = new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero),
        Language = "de-AT",
        Markdown = markdown,
        Blocks = PaperReader.Read(markdown),
    };
}
