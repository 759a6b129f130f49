using System.Collections.Concurrent;

namespace Checkout.Api.Ordering;

/// <inheritdoc cref="ICheckoutStore" />
public sealed class MemoryCheckoutStore : ICheckoutStore
{
    private readonly ConcurrentDictionary<(string Tenant, string Id), PaidCheckout> _checkouts = new();

    /// <inheritdoc />
    public PaidCheckout? Find(string tenant, string id) => _checkouts.GetValueOrDefault((tenant, id));

    /// <inheritdoc />
    public void Save(string tenant, PaidCheckout checkout) => _checkouts[(tenant, checkout.Id)] = checkout;
}
