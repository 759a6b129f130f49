namespace Wirefix.Agent.Regression;

/// <summary>An item that a project file needs.</summary>
internal abstract record ProjectItem;

/// <summary>A package, whose version stands in the project file or centrally.</summary>
/// <param name="Name">The package's id.</param>
/// <param name="Version">The version.</param>
internal sealed record PackageItem(string Name, string Version) : ProjectItem;

/// <summary>Any other item.</summary>
/// <param name="Element">The element's name.</param>
/// <param name="Attributes">Its attributes as they stand in the file.</param>
internal sealed record ElementItem(string Element, string Attributes) : ProjectItem;
