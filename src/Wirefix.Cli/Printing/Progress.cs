using Spectre.Console;

namespace Wirefix.Cli.Printing;

/// <summary>Shows on stderr what a run is doing: a spinner on a terminal, a line for each step elsewhere.</summary>
internal static class Progress
{
    /// <summary>Runs an action that reports its steps.</summary>
    public static async Task<T> ShowAsync<T>(Func<IProgress<string>, Task<T>> action)
    {
        if (Console.IsErrorRedirected)
            return await action(new Report(step => Console.Error.WriteLine($"wirefix: {step}")));

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return await console.Status().StartAsync("starting", context => action(new Report(step => context.Status(Markup.Escape(step)))));
    }

    /// <summary>Reports at once and in order, where <see cref="Progress{T}"/> would post to the thread pool.</summary>
    private sealed class Report(Action<string> show) : IProgress<string>
    {
        void IProgress<string>.Report(string value) => show(value);
    }
}
