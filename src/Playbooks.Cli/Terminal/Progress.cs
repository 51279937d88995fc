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
        Consoles.Create(surroundings.Error, surroundings.IsPlain).Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(context =>
            {
                var task = context.AddTask(Markup.Escape(title));
                result = work(progress =>
                {
                    if (progress.Accounts % EveryAccounts != 0)
                    {
                        return;
                    }
                    task.Value = progress.Bytes == 0 ? 100 : 100.0 * progress.BytesRead / progress.Bytes;
                    task.Description = Markup.Escape(string.Create(CultureInfo.InvariantCulture, $"{title}, {progress.Accounts:#,0} accounts"));
                });
            });
        return result;
    }
}
