using System.Collections.Immutable;

namespace Wirefix.Agent.Tests.Mutants;

/// <summary>A price that is read by an old name: changes that do without it, and those that read it.</summary>
internal static class StorefrontMutants
{
    private const string Pack = "Storefront.Pricing/Catalog/PackResource.cs";
    private const string Quotes = "Storefront.Pricing/Quoting/QuoteService.cs";
    private const string Handler = "Storefront.Pricing/Quoting/UnpricedHandler.cs";
    private const string Field = "decimal UnitPrice);";
    private const string OfPack = "pack.Pieces * pack.UnitPrice";
    private const string Named = "[property: System.Text.Json.Serialization.JsonPropertyName(\"unit_price\")] " + Field;

    public static readonly ImmutableArray<Mutant> All =
    [
        new("answers 200 where a price is missing", new Swap(Handler, "Status422UnprocessableEntity", "Status200OK")),
        new("gives away what has no price", new Swap(Quotes, "return price > 0 ? price : throw new UnpricedException(sku);", "return sku.Length > 0 ? price : throw new UnpricedException(sku);")),
        new("leaves out what has no price", new Swap(Quotes, "line.Quantity * PriceOf(line.Sku, product)).ToList();", "product?.Pack is null ? line.Quantity * PriceOf(line.Sku, product) : 0).ToList();")),
        new("makes a price of packs up", new Swap(Quotes, OfPack, "pack.Pieces * Math.Max(pack.UnitPrice, 1m)")),
        new("makes a price of packs up of their number", new Swap(Quotes, "product?.Pack is { } pack ? " + OfPack, "product?.Pack is { } pack ? pack.Pieces")),
        new("reads the price by a name that is none", new Swap(Pack, Field, Named.Replace("unit_price", "unitprice", StringComparison.Ordinal))),
        new("reads the price by its new name", new Swap(Pack, Field, Named)) { Mends = true },
        new("reads the price by either name",
            new Swap(Pack, "int Pieces, " + Field, "int Pieces, decimal UnitPrice, decimal Unit_Price = 0)\n{\n    /// <summary>By either name.</summary>\n    public decimal Price => UnitPrice > 0 ? UnitPrice : Unit_Price;\n}"),
            new Swap(Quotes, OfPack, "pack.Pieces * pack.Price")) { Mends = true },
    ];
}
