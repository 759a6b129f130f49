using System.Collections.Immutable;
using Wirefix.Facts.Text;
using Wirefix.Traffic.Alerts;
using Wirefix.Traffic.Formats;
using Wirefix.Traffic.Inspection;
using Wirefix.Traffic.Observing;

namespace Wirefix.Agent.Planning;

/// <summary>What was seen: the capture, what is in it, and what monitoring said.</summary>
/// <param name="Capture">The capture.</param>
/// <param name="Inspection">What is in it.</param>
/// <param name="Alert">The alert; null where none was given.</param>
public sealed record Observation(Capture Capture, Inspection Inspection, Alert? Alert)
{
    /// <summary>Reads the capture and the alert.</summary>
    /// <exception cref="CaptureException">The capture cannot be read.</exception>
    /// <exception cref="AlertException">The alert cannot be read.</exception>
    public static Observation Read(CaptureSource capture, string? alert, CancellationToken cancellationToken)
    {
        var said = alert is null ? null : AlertReader.Read(alert, capture.Redactor);
        var read = CaptureReader.Read(capture, cancellationToken);
        return new Observation(read, Inspector.Inspect(read.Snapshot), said);
    }

    /// <summary>The findings, those that the alert speaks of first, otherwise as the inspection ranks them.</summary>
    public ImmutableArray<Finding> RankedFindings() => Alert is null ? Inspection.Findings : AlertOrder.Sort(Inspection, Alert);

    /// <summary>What the wire showed, as the text of a file of facts.</summary>
    public string Facts() => FactText.Write(Observer.Observe(Capture.Snapshot).Facts);

    /// <summary>What of the capture could not be read, and what its times cannot carry.</summary>
    public IEnumerable<string> Notes() =>
        [.. Capture.Problems.Select(problem => $"{problem.Where}: {problem.What}"), .. Clocks.Of(Capture.Snapshot).Skews.Select(skew => skew.ToString())];
}
