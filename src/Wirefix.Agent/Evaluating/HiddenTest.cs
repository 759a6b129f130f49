using System.Text.Json.Serialization;

namespace Wirefix.Agent.Evaluating;

/// <summary>What judges a proposal and is put in only for that; no agent sees it.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(HiddenReplay), "replay")]
[JsonDerivedType(typeof(HiddenTests), "tests")]
public abstract record HiddenTest;
