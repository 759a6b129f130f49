namespace Frames.Protocol;

/// <summary>What a gateway says about one of its sensors.</summary>
/// <param name="Sensor">The sensor's number at the gateway.</param>
/// <param name="At">When, to the second.</param>
public abstract record Frame(int Sensor, DateTimeOffset At);

/// <summary>A frame of kind <c>R</c>: a measured value.</summary>
/// <param name="Sensor">The sensor's number at the gateway.</param>
/// <param name="At">When it was measured.</param>
/// <param name="Value">The value in the sensor's unit.</param>
public sealed record Reading(int Sensor, DateTimeOffset At, decimal Value) : Frame(Sensor, At);

/// <summary>A frame of kind <c>N</c>: something that people should read.</summary>
/// <param name="Sensor">The sensor's number at the gateway.</param>
/// <param name="At">When it happened.</param>
/// <param name="Text">What happened.</param>
public sealed record Notice(int Sensor, DateTimeOffset At, string Text) : Frame(Sensor, At);
