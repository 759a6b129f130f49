namespace Wirefix.Traffic.Inspection.Framing;

/// <summary>One message's break of its framing.</summary>
/// <param name="Fault">What is wrong.</param>
/// <param name="Seen">What was seen, beside what was expected, as half a sentence.</param>
/// <param name="Doubtful">Whether a reader that left early would make the message look the same.</param>
internal sealed record FramingFlaw(FramingFault Fault, string Seen, bool Doubtful = false);
