using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Net.Sockets;
using Wirefix.Agent;
using Wirefix.Replay;
using Wirefix.Traffic;
using Wirefix.Traffic.Formats;
using Wirefix.Traffic.Redaction;

namespace Wirefix.Cli.Commands;

/// <summary><c>wirefix mock</c>: the upstreams of a capture, on loopback, for as long as somebody needs them.</summary>
internal static class MockCommand
{
    private const double SlowestPace = 100;

    public static Command Create()
    {
        var captures = CommonOptions.Captures();
        var port = new Option<int>("--port") { Description = "The port on 127.0.0.1; a free one where it is not given.", HelpName = "PORT" };
        var pace = new Option<double>("--pace")
        {
            Description = "How long answers take, as a multiple of the recorded time: 0 at once, 2 twice as long.",
            HelpName = "FACTOR",
            DefaultValueFactory = _ => 1,
        };
        port.Validators.Add(result => Refuse(result, result.GetValueOrDefault<int>() is < 0 or > ushort.MaxValue, "--port: expected a number up to 65535."));
        pace.Validators.Add(result => Refuse(result, result.GetValueOrDefault<double>() is not (>= 0 and <= SlowestPace), $"--pace: expected a factor from 0 to {SlowestPace}."));
        var command = new Command("mock", CommonOptions.Describe(
            "Answer on loopback what the upstreams of a capture answered, until Ctrl-C. Each call is told; the exit code is 2 where one was not recorded.",
            "wirefix mock recorded/ --port 5080")) { captures, port, pace };
        var reading = CaptureOptions.AddTo(command);
        command.SetAction((parsed, cancellationToken) => RunAsync(
            reading.SourceOf(parsed, parsed.GetRequiredValue(captures), cancellationToken), parsed.GetValue(port), parsed.GetValue(pace), cancellationToken));
        return command;
    }

    private static void Refuse(OptionResult option, bool isWrong, string why)
    {
        if (isWrong)
            option.AddError(why);
    }

    private static async Task<int> RunAsync(CaptureSource source, int port, double pace, CancellationToken cancellationToken)
    {
        var capture = CaptureReader.Read(source with { MostHeld = CaptureSource.Replayable }, cancellationToken);
        var (calls, unrecorded) = (0, 0);
        await using var mock = await StartAsync(capture.Snapshot, source.Redactor, port, pace, Tell, cancellationToken);
        Console.Out.WriteLine(mock.Address);
        Console.Error.WriteLine($"wirefix: answering for {string.Join(", ", mock.Hosts)} at {mock.Address}; Ctrl-C ends");
        foreach (var note in mock.Notes)
            Console.Error.WriteLine($"wirefix: {note}");
        await Task.Delay(Timeout.Infinite, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Console.Error.WriteLine($"wirefix: {Quantity.Of(calls, "call")}, {unrecorded} of them not recorded");
        return unrecorded == 0 ? ExitCode.Done : ExitCode.NotConfirmed;

        void Tell(MockedCall call)
        {
            Interlocked.Increment(ref calls);
            if (call.Status is null)
                Interlocked.Increment(ref unrecorded);
            Console.Error.WriteLine($"{Told(call)} {call.Method} {call.Host}{call.PathAndQuery}{(call.Refusal is { } why ? $": {why}" : "")}");
        }
    }

    private static string Told(MockedCall call) => call switch
    {
        { Status: { } status } => status.ToString(CultureInfo.InvariantCulture),
        { Refusal: not null } => "refused",
        _ => "not recorded",
    };

    private static async Task<CaptureMock> StartAsync(
        Snapshot snapshot, Redactor redactor, int port, double pace, Action<MockedCall> seen, CancellationToken cancellationToken)
    {
        try
        {
            return await CaptureMock.StartAsync(snapshot, redactor, port, pace, seen, cancellationToken);
        }
        catch (Exception refused) when (port > 0 && refused is IOException or SocketException)
        {
            throw new PreconditionException(
                $"--port {port}: expected a port on 127.0.0.1 that may be listened on and that nobody has, found: {refused.Message} "
                + "End what listens there, name another port, or leave --port out for a free one.",
                refused);
        }
    }
}
