using System.Globalization;
using Playbooks.Retention.Book;
using Spectre.Console;

namespace Playbooks.Cli.Terminal;

/// <summary>A progress bar on standard error, where that is a terminal.</summary>
internal static class Progress
{
    // Drawing costs more than deciding; the eye needs no more.
    private const int EveryAccounts = 256;

    /// <summary>Does something that reports its progress.</summary>
    public static T Show<T>(Surroundings surroundings, string title, Func<Action<BookProgress>?, T> work) =>
        surroundings.ErrorIsTerminal ? Draw(surroundings, title, work) : work(null);

    private static T Draw<T>(Surroundings surroundings, string title, Func<Action<BookProgress>?, T> work)
    {
        var result = default(T)!;
        Bar(surroundings).Start(context =>
        {
            var task = context.AddTask(Markup.Escape(title));
            result = work(progress =>
            {
                if (progress.Accounts % EveryAccounts == 0)
                {
                    Advance(task, title, "accounts", progress);
                }
            });
        });
        return result;
    }

    /// <summary>The same for work that waits.</summary>
    /// <param name="surroundings">Where the bar is drawn.</param>
    /// <param name="title">What is worked on.</param>
    /// <param name="what">What is counted: <c>records</c>.</param>
    /// <param name="work">The work.</param>
    public static Task<T> ShowAsync<T>(Surroundings surroundings, string title, string what, Func<Action<BookProgress>?, Task<T>> work) =>
        surroundings.ErrorIsTerminal
            ? Bar(surroundings).StartAsync(context =>
            {
                var task = context.AddTask(Markup.Escape(title));
                return work(progress => Advance(task, title, what, progress));
            })
            : work(null);

    private static Spectre.Console.Progress Bar(Surroundings surroundings) => Consoles.Create(surroundings.Error, surroundings.IsPlain).Progress()
        .AutoClear(true)
        .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn());

    private static void Advance(ProgressTask task, string title, string what, BookProgress progress)
    {
        task.Value = progress.Bytes == 0 ? 100 : 100.0 * progress.BytesRead / progress.Bytes;
        task.Description = Markup.Escape(string.Create(CultureInfo.InvariantCulture, $"{title}, {progress.Accounts:#,0} {what}"));
    }
}
