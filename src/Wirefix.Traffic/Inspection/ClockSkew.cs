using System.Globalization;

namespace Wirefix.Traffic.Inspection;

/// <summary>The clocks of two recorded services were apart.</summary>
/// <param name="Ahead">The service whose clock was ahead.</param>
/// <param name="Behind">The other one.</param>
/// <param name="By">How far, to about the time that a call is under way.</param>
/// <param name="Outside">How many calls between them arrived, by their stamps, when they were not under way.</param>
/// <param name="Calls">How many calls between them were joined by their trace ids.</param>
public sealed record ClockSkew(string Ahead, string Behind, TimeSpan By, int Outside, int Calls)
{
    /// <summary>The skew as one sentence.</summary>
    public override string ToString() =>
        $"The clock of {Ahead} is {Told(By)} ahead of that of {Behind}: {Number(Outside)} of {Number(Calls)} calls between them, joined by trace id, "
        + "arrived when they were not under way. Nothing is claimed about what came first of the two.";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Told(TimeSpan time) => time switch
    {
        { TotalMinutes: >= 2 } => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalMinutes} min {time.Seconds} s"),
        { TotalSeconds: >= 2 } => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0} ms"),
    };
}
