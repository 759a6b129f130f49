namespace Wirefix.Traffic.Formats.Otlp;

/// <summary>A resource or a span of a document of traces.</summary>
/// <param name="Json">Its bytes.</param>
/// <param name="IsResource">Whether it is a resource, which the spans behind it belong to.</param>
/// <param name="Closed">False where its end is missing.</param>
internal readonly record struct OtlpPart(ReadOnlyMemory<byte> Json, bool IsResource, bool Closed = true);
