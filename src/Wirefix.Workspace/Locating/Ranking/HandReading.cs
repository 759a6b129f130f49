using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirefix.Workspace.Locating.Code;

namespace Wirefix.Workspace.Locating.Ranking;

/// <summary>A place where code takes a message apart itself: it reads bytes as they arrive, or cuts a header's parameter out as text.</summary>
/// <param name="Line">Its line; from 1.</param>
/// <param name="Reason">What it does, in one sentence.</param>
internal sealed record HandReading(int Line, string Reason)
{
    private static readonly string[] Cutting = ["Split", "IndexOf", "LastIndexOf"];

    private static readonly string[] Parameters = ["boundary=", "filename=", "charset="];

    /// <summary>The first such place of a unit; null where it has none.</summary>
    public static HandReading? In(CodeUnit unit) =>
        unit.Operations.OfType<IInvocationOperation>().Select(At).FirstOrDefault(reading => reading is not null);

    private static HandReading? At(IInvocationOperation call)
    {
        var (line, method) = (call.Line(), call.TargetMethod);
        if (ReadsAsItArrives(method))
        {
            var read = $"{method.ContainingType.Name}.{method.Name}";
            return new HandReading(line, $"Line {line} reads what has arrived ({read}): the member decides itself where a message ends.");
        }

        var named = Cutting.Contains(method.Name) ? call.Arguments.Select(argument => ParameterIn(argument.Value)) : [];
        return named.FirstOrDefault(name => name is not null) is { } cut
            ? new HandReading(line, $"Line {line} cuts '{cut}' out of a header as text ({method.Name}).")
            : null;
    }

    private static bool ReadsAsItArrives(IMethodSymbol method) => method.Name switch
    {
        "Read" or "ReadAsync" => method.IsOf("System.IO", "Stream") || method.IsOf("System.IO.Pipelines", "PipeReader"),
        "TryRead" => method.IsOf("System.IO.Pipelines", "PipeReader"),
        "Receive" or "ReceiveAsync" => method.IsOf("System.Net.Sockets", "Socket") || method.IsOf("System.Net.WebSockets", "WebSocket"),
        _ => false,
    };

    private static string? ParameterIn(IOperation value) => value.ConstantValue is { HasValue: true, Value: string text }
        ? Parameters.FirstOrDefault(parameter => text.Contains(parameter, StringComparison.OrdinalIgnoreCase))
        : null;
}
