using System.Globalization;
using Wirefix.Replay.Processes;

namespace Wirefix.Replay;

/// <summary>What is said of a service that cannot be measured: which one, what it did, its last words, and what to do.</summary>
internal static class ServiceFailure
{
    private const string OtherSettings = "give it other settings with --set Section:Key=VALUE";

    /// <summary>It ended before it listened.</summary>
    /// <param name="service">The service.</param>
    /// <param name="child">Its process, whose output is read to its end.</param>
    /// <param name="asked">The port that it was asked to listen on.</param>
    public static ServiceException EndedAtStart(BuiltService service, ChildProcess child, int asked)
    {
        int[] taken = [.. Announced.TakenPorts(child.Output.Text + child.Errors.Text).Where(port => port != asked)];
        var (why, advice) = taken.Length == 0
            ? ("", $"Start what it needs there, as a database, or {OtherSettings}.")
            : ($": it is made to listen on port {Number(taken[0])}, which somebody has", $"End what listens on port {Number(taken[0])}, or {OtherSettings}.");
        return new ServiceException(
            $"{service.AssemblyPath}: the service ended with exit code {child.ExitCode} before it listened{why}.{LastWords.Quoted(child)}\n{advice}",
            child.ExitCode);
    }

    /// <summary>It did not listen in time.</summary>
    public static ServiceException NotListening(BuiltService service, ChildProcess child, Uri asked, TimeSpan timeout)
    {
        var found = Announced.Addresses(child.Output.Text) is [var other, ..] ? $"that it listens on {other} alone" : "nobody there";
        return new ServiceException(
            $"{service.AssemblyPath}: expected the service to listen on 127.0.0.1:{Number(asked.Port)} within {Seconds(timeout)}, found {found}; "
            + $"it was ended.{LastWords.Quoted(child)}\n"
            + $"Start what it waits for, as a database, or {OtherSettings}; addresses in its own code (app.Run(url), UseUrls) win over ASPNETCORE_URLS.",
            null);
    }

    /// <summary>It ended by itself.</summary>
    /// <param name="service">The service.</param>
    /// <param name="child">Its process.</param>
    /// <param name="when">What was going on, as in <c>while traffic was replayed</c>.</param>
    public static ServiceException Ended(BuiltService service, ChildProcess child, string when) =>
        new($"{service.AssemblyPath}: the service ended with exit code {child.ExitCode} {when}.{LastWords.Quoted(child)}", child.ExitCode) { HasListened = true };

    /// <summary>It leaves requests without an answer.</summary>
    /// <param name="service">The service.</param>
    /// <param name="child">Its process.</param>
    /// <param name="requests">The requests that had no answer, at least one.</param>
    /// <param name="all">How many requests the script has.</param>
    /// <param name="timeout">How long each was waited for.</param>
    public static ServiceException Hung(BuiltService service, ChildProcess child, IReadOnlyList<ScriptedRequest> requests, int all, TimeSpan timeout)
    {
        var first = requests[0];
        return new ServiceException(
            $"{service.AssemblyPath}: {Number(requests.Count)} of {Number(all)} requests had no answer within {Seconds(timeout)}, "
            + $"the first was {first.Method} {first.PathAndQuery} (recorded: {Number(first.RecordedStatus)}); the rest was not sent, and the service was ended.{LastWords.Quoted(child)}",
            null)
        {
            HasListened = true,
        };
    }

    /// <summary>A time as it stands in messages.</summary>
    public static string Seconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.#} s");

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
