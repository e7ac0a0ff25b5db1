/**
 * Sentences as students write them, with a phrase in brackets and what they say of it: `A` affirmed, `D` denied, `?`
 * doubtful: a person decides. `A?` and `D?`: doubtful is as good. Each batch was written before the code had read any of
 * it and measured at first sight, before its faults were mended; labels that a second look found wrong were corrected.
 */
export const FIRST_BATCH = rows(`
# scope of not / never / no / without
D  A convolutional layer does not assume [long-range correlations].
D  The filter is never [updated during training].
D  There is no [bias term] in this layer.
D  The layer works without [padding].
D  The model fails to [converge] for large learning rates.
D  We use max pooling rather than [average pooling].
D  Instead of [dense layers] we use convolutions.
D  The network lacks [translation invariance].
D  It has neither [a bias] nor a nonlinearity.
D  It has neither a bias nor [a nonlinearity].
D  The gradient cannot [vanish] here.
D  Weights are hardly [shared] between layers.
A  Unlike dense layers, convolutions [share weights].
D  Unlike [dense layers], convolutions share weights.
D  ReLU is a non-[linear] function.
D  The output is in-[dependent] of the bias.
D  The gradients are barely [affected by the initialisation].
D  Small filters rarely [overfit].
D  Nobody [shares weights] in a dense layer.
D  Nothing in the loss [depends on the batch size].
D  The layer has no padding, stride or [dilation].
D  No weights, biases or [gradients] are stored.
D  It does not use padding, pooling, or [strides].
D  The matrix is not [symmetric] and not positive definite.
D  The matrix is not symmetric and not [positive definite].
D  The matrix is not symmetric or [positive definite].
A  The matrix is not symmetric but [positive definite].
A  The matrix is not symmetric, but it is [invertible].
A  The filter does not move, and therefore [the output is fixed].
A  There is no padding, so the [output is smaller].
A  The kernel has no bias, and it [is shared across positions].
A  Since we do not flatten the image, [spatial structure is kept].
D  Since we do not [flatten the image], spatial structure is kept.
A  Although the network is not deep, it [learns edges].
D  Although the network is not [deep], it learns edges.
A  While dense layers do not share weights, convolutional layers [use the same weights everywhere].
A  The weights that do not change are [shared].
A  Pixels that are not neighbours are [uncorrelated].
A  A feature which was not useful in one place [may be useful in another].
D  I do not think that [features are local].
D  We do not believe the [data is stationary].
D  It is not the case that [weights are shared].
D  It is false that [the gradient is zero].
D  It is wrong to say that [the filter sees the whole image].
D  It would be incorrect to assume that [pixels are independent].
D  The assumption that [inputs are stationary] is violated.
D  The assumption of [stationarity] does not hold for aligned faces.
D  [Stationarity] is not satisfied here.
D  [Weight sharing] is not needed in this layer.
D  [Locality] cannot be assumed for tabular data.
D  [Translation invariance] is lost after flattening.
D  [Weight sharing] would be useless for such data.
D  The [bias] is missing.
D  [Padding] is absent in this layer.
D  The absence of [padding] shrinks the output.
D  A layer free of [biases] computes Wx.
D  Convolution ignores [global position].
D  Flattening destroys [spatial structure].
D  Pooling removes [the exact position].
D  Dropout prevents [overfitting].
D  Regularisation avoids [large weights].
D  With ReLU we avoid [vanishing gradients].
D  The kernel is far from [symmetric].
D  This is everything but [linear].
D  This is anything but [local].
D  All layers but [the last] use ReLU.
D  The gradient is zero everywhere except [at the maximum].
D  The derivative of the loss does not contain [the bias].
D  The loss doesn't [depend on x].
D  The loss dont [depend on x].
D  The two gradients aren't [equal].
D  The numerical gradient can't [match the analytic one] at a kink.
D  There isn't any [weight sharing] in an MLP.
D  There is no evidence of [overfitting].
D  There is no reason to [share weights].
D  There is no need for [a bias].
D  None of the filters [see the whole image].
D  None of the weights are [shared].
D  No filter is [applied twice].
D  At no point does the network [see the whole image].
D  In no case is the [kernel flipped].
D  Not a single [weight is shared].
D  Under no circumstances are [the weights updated].
D  The gradient check did not [pass].
D  The check was not [successful].
D  The finite difference is by no means [exact].
D  The network is no longer [linear].
D  After flattening, the network no longer [knows where pixels were].
D  The kernel stops [being symmetric].
D  The two sides are not [equal], so there is a bug.
A  The two sides are not equal, so there [is a bug].
D  Features are not [local], they are spread over the whole image.
A  Features are not local, they are [spread over the whole image].
A  It is not a dense layer, it is a [convolution].
A  It is not a dense layer; it is a [convolution].
A  It isn't dense. It is a [convolution].
D  It is a convolution, not [a dense layer].
D  It is a convolution and not [a dense layer].
A  It is a [convolution], not a dense layer.
D  The filter sees a patch, never [the whole image].
A  The filter sees [a patch], never the whole image.
A  The same filter is used at [every position] instead of a new one.
A  Rather than learning separate weights, we [share them].
A  Instead of many filters, we learn [one shared filter].
A  Instead of using a dense layer, convolution [uses local filters].
A  We [share weights] rather than learn new ones.
# double negation
?  It is not uncommon that [gradients vanish].
?  The network cannot fail to [converge].
?  It is not true that [the filter] is not local.
?  It is not true that the filter is not [local].
?  It is not impossible that [the loss increases].
A? There is no doubt that [weights are shared].
A? No one doubts that [features are local].
?  We cannot ignore [locality].
A? You cannot compute the gradient without [the chain rule].
A? The network cannot work without [a nonlinearity].
A? It does not work without [weight sharing].
A? There is no convolution without [weight sharing].
?  The gradient is not independent of [the bias].
?  It never fails to [find edges].
?  It is not unreasonable to assume [locality].
?  There is nothing that does not [depend on the weights].
A? Nobody denies that [the filters are shared].
A? We should not forget [the bias].
A? Do not forget that the [weights are shared].
?  Not sharing [the weights] would not help.
# not only, not just, not all, not necessarily, ...
A  The filter is not only local but also [shared].
A  The filter is not only [local] but also shared.
A  It is not just [smaller], it is also faster.
A  Not only are [the weights shared], the filter is also small.
A  Convolution not merely [reduces parameters], it also keeps spatial structure.
?  Not all [weights are shared].
?  Not every [feature is local].
?  Features are not always [local].
?  Features are not necessarily [local].
?  The gradient is not exactly [zero].
?  The gradients are not entirely [equal].
?  The two need not be [equal].
?  The gradient is almost never [exactly zero].
A  It works no matter where [the feature occurs].
A  No matter how large the image is, the [number of parameters stays the same].
A  It has no more than [nine weights].
A  The kernel has no fewer than [nine weights].
A  The gradient is nothing but [a sum of products].
A  It is nothing else than [a dot product].
A  It is none other than [a matrix product].
A  It is nothing more than [a linear map].
?  It is all but [certain].
A  Without loss of generality, [the filter has size 3].
A  Without doubt, [features are local].
A  Needless to say, [the weights are shared].
A  No wonder that [fewer parameters are needed].
A  Not surprisingly, [the error is small].
A  Not least because [weights are shared], it generalises.
A  If not initialised well, [the gradients vanish].
A? If the input is not shifted, [the output stays the same].
A  Whether or not the image is shifted, the [filter responds].
A? The feature is useful whether or not [it moves].
A  It does not matter where [the feature occurs].
A  It makes no difference where [the feature occurs].
A  It is not important where the [feature appears].
A  The position does not matter because [weights are shared].
A  The output does not change because [the filter is shared].
A  The network does not overfit because it has [fewer parameters].
A? The network does not work because [weights are shared].
D  It works not because of [depth] but because of locality.
A  It works not because of depth but because of [locality].
A  Not because of depth, but because [features are local].
D  Not because [the network is deep], but because features are local.
A  Last but not least, [weights are shared].
A  It can hardly be denied that [features are local].
# questions, hypotheticals, hearsay
?  Is [locality] assumed?
?  Why would [features be local]?
?  If [features were local], a small filter would be enough.
A  If a feature is useful here, it is [useful elsewhere].
?  Suppose that [the weights are shared].
?  One could argue that [features are local].
?  Some people say that [pixels are independent].
?  I am not sure whether [the weights are shared].
?  I don't know if [the weights are shared].
A? Maybe [the weights are shared].
A? Perhaps [locality] is assumed.
?  It depends on whether [features are local].
?  Had we [shared the weights], there would be fewer of them.
A? Without [shared weights] there would be too many parameters.
A? Without [weight sharing] we would need many more parameters.
A? If the weights were not [shared], there would be too many parameters.
A? If we did not [share weights], we would have more parameters.
A  If we did not share weights, we [would have more parameters].
A? Were it not for [weight sharing], the network would be too large.
D? A dense layer, in contrast, does not [share weights].
?  Fully connected layers [share weights].
?  If the learning rate is too large, the loss does not [decrease].
A  The loss does not decrease if the [learning rate is too large].
# later denial, correction
?  [Weights are shared]. This is wrong.
?  [Weights are shared]. That is not true.
?  [Weights are shared]. No, they are not.
?  [Weights are shared] — wrong!
?  One thinks [weights are shared], but this is not the case.
?  It is often said that [weights are shared], which is false.
?  [Weights are shared], or rather they are not.
?  Actually, I take back that [weights are shared].
D  False: [weights are shared].
D  Wrong: [the filter sees the whole image].
D  [Weights are shared]: false.
D  [Locality]: no.
A  [Locality]: yes.
A  No, [weights are shared].
A  No. [Weights are shared].
A  [Weights are shared]. This is not wrong.
A  [Weights are shared]. This is not a problem.
A  [Weights are shared]. That is no surprise.
A  [Weights are shared]. This does not depend on the position.
A  [Weights are shared]. It is not dense.
D  The claim that [weights are shared] is a myth.
D  The statement "[weights are shared]" is false.
D  It is a misconception that [pixels are independent].
# negation is the point: the phrase holds its own denial
A  The filter [does not depend on position].
A  The response is [independent of the position].
A  It works [regardless of the position].
A  It works [no matter where] the object is.
A  The filter [does not depend] on where the feature is.
D  It is not the case that the filter is [independent of the position].
D  The dense layer is not [independent of the position].
?  It is wrong that the filter [does not depend on position].
A  Because the weights [do not change], there are fewer of them.
A  The matrix has no inverse because its [determinant is zero].
D  The matrix has no [inverse] because its determinant is zero.
A  The check fails because the [step is too large].
A  The gradient is not correct since the [factor two is missing].
A  Because the image has no fixed orientation, we [augment the data].
A  The network without pooling is [still equivariant].
A  A network without biases [computes a linear map].
A  A layer with no bias has [n weights].
A  Layers that lack pooling [keep the resolution].
A  The non-linear part is [applied element-wise].
A  Parameters not used in the forward pass have [zero gradient].
A  Pixels not in the patch have [no influence].
A  Unseen images are [classified correctly].
A  To avoid overfitting we [share weights].
A  To prevent large weights we use [regularisation].
A  Dropout is used against overfitting and [weight decay] as well.
A  Without a nonlinearity, the network is [a linear map].
A  With no nonlinearity the layers [collapse into one].
A  No nonlinearity means [one linear map].
A  Removing the bias makes [the map linear].
A  Ignoring the bias, the layer has [nine weights].
A  Except for the bias, [all weights are shared].
A  Apart from the bias, [all weights are shared].
D  The network has no hidden layer and thus no [nonlinearity].
D  A is not [invertible] since its rank is too small.
A  A is not invertible since its [rank is too small].
D  Neither of the matrices is [invertible].
D  Both of them are not [invertible].
D  The eigenvalues are all real, none is [negative].
D  The columns are linearly in-[dependent].
A? The error is small, if not [zero].
D  The vectors are not linearly [independent], as their sum is zero.
A  The vectors are not parallel, i.e. [linearly independent].
D  A central difference has no [first-order error].
A  A central difference has no first-order error and is therefore [more accurate].
D  It makes no use of [the label].
D  We do without [padding].
D  We got rid of [the bias].
D  We do away with [pooling].
D  It lacks any [nonlinearity].
D  It is impossible to [invert A].
D  We refuse to [share weights].
D  The network is unable to [learn XOR].
D  The layer is incapable of [learning XOR].
D  The network does not, however, [learn XOR].
D  The network does not (as one may think) [share its weights].
D  The network does, contrary to common belief, not [share its weights].
D  The weights are, in general, not [shared].
D  Not [local].
D  It's not that [features are local].
D  A filter doesn't look at all pixels or [know where they are].
A  A filter doesn't look at all pixels but only [at a small patch].
A  A filter does not look at all pixels, only at [a small patch].
A  A filter does not look at all pixels, just [a small patch].
D  The features are not [local] but global.
A  Neurons do not see everything: each of them [sees a small patch].
A  We need no new weights for each position: [one filter is enough].
A  Not the whole image, but [a small patch] is seen.
`);

export const SECOND_BATCH = rows(`
A  We can reuse the same filter since [a feature that is useful in one place] is not less useful in another.
A  A convolutional layer needs [fewer parameters], as it does not learn a separate weight for each pixel.
D  A convolutional layer does not learn [a separate weight for each pixel], so it needs fewer parameters.
A  The assumption is [locality]: pixels far away are not related.
A  Nearby pixels are correlated while distant pixels are not, i.e. the signal is [local].
A  The signal has [local structure], which a fully connected layer does not exploit.
D  It doesn't matter for the network that [the cat is on the left].
A  We don't need to learn the detector again at each place because [the statistics are the same everywhere].
A  The filter is applied everywhere, so the result [does not depend on where the object is].
D  The number of parameters does not [grow with the image].
A  The number of parameters does not grow with the image; [the kernel has the same size].
D  The number of parameters is not [reduced].
D  Sharing weights does not lead to [fewer parameters].
D  Sharing weights doesn't mean that there are [fewer parameters].
A  Sharing weights means that there are [fewer parameters], not that there are fewer activations.
D  Sharing weights means that there are fewer parameters, not that there are [fewer activations].
D  For faces that are aligned, the assumption of [stationarity] fails.
D  In aligned faces, [stationarity] no longer holds.
A  In aligned faces, stationarity no longer holds because [the eyes are always at the same place].
A  If faces are centred, weight sharing does not make sense since [each position has its own features].
D? If the faces are centred, then [weight sharing] does not make sense.
A? When position matters, [weights should not be shared].
A  Locally connected layers without weight sharing are better when [the position matters].
A  The gradient check does not pass because [the sign is wrong].
A  The relative error is not below the threshold, therefore [the gradient is wrong].
D  The relative error is not [below the threshold], therefore the gradient is wrong.
D  A central difference doesn't have [an error of order h].
A  A central difference does not have an error of order h but [of order h squared].
A  The error of the one-sided difference is not quadratic, [it is linear in h].
D  h should not be [too small] because of cancellation.
A  h should not be too small because of [cancellation].
A  If h is not small, [the truncation error dominates].
D  Rounding errors do not [vanish for small h].
A  Not only the truncation error but also [the rounding error] matters.
D  The two vectors are neither parallel nor [orthogonal].
D  The matrix doesn't have full rank and so has no [inverse].
A  The matrix doesn't have full rank and so [the system has infinitely many solutions].
A  A singular matrix cannot be inverted, which means that [its determinant is zero].
D  A singular matrix cannot be [inverted], which means that its determinant is zero.
A  Multiplication of matrices is not commutative, although it is [associative].
D  Multiplication of matrices is not [commutative], although it is associative.
A  The product AB need not equal BA even if [both are square].
D  The eigenvectors aren't [orthogonal] unless A is normal.
D  The map is linear, i.e. it has no [offset].
D  The loss does not go down any more and the weights are not [updated].
A  The loss does not go down any more although [the weights are updated].
D  The network never saw [the test images].
A  Because it never saw the test images, [the error is unbiased].
D  ReLU does not [saturate] for positive inputs.
A  ReLU does not saturate for positive inputs, thus [gradients do not vanish].
A  Sigmoids saturate, so [their gradients vanish], unlike those of ReLU.
D  The gradient of ReLU never [exceeds one].
A  Dropout is not used at test time; instead, [activations are scaled].
D  Dropout is not [used at test time].
A  Batch normalisation does not need dropout: it [regularises] by itself.
D  It is not due to [depth] that the network generalises.
A  The reason is not depth but rather [weight sharing].
D  The reason is not [depth] but rather weight sharing.
A  The reason isn't that the network is deep, it's that [weights are shared].
D  The reason isn't that [the network is deep], it's that weights are shared.
A  What matters is [the content], not the position.
D  What matters is the content, not [the position].
A  What matters is not the position, but [the content].
A  Only [the content] matters, never mind the position.
D  The network should learn what a cat is, without [memorising where it was].
A  The network learns [what a cat is] without memorising where it was.
A  A cat remains a cat [no matter where it sits].
A  A cat in the corner is [no different] from a cat in the centre.
A  There is nothing special about the centre, so [the same filter] is used.
A  None of the positions is special, so [the same filter] is used.
A  No position is special and therefore [the same filter is used everywhere].
D? No position is special or uses [a different filter].
A  We do not have a reason to treat positions differently, hence [weights are shared].
A  It makes no sense to learn a filter twice, so [we share it].
D  It makes no sense to [learn a filter twice].
A  There's no point in learning it twice; [one filter suffices].
A  Without sharing, [every position would have its own filter].
A? Without sharing, [there would be more parameters].
A  Compared to a layer without sharing, it has [fewer parameters].
A  It has [fewer parameters] than a layer without sharing.
A  A network with no pooling and stride one [keeps the resolution].
D  It is a network with no pooling and no [stride].
A  Pooling throws away the exact position but [keeps the feature].
D  Pooling throws away [the exact position] but keeps the feature.
A  Pooling makes the network less sensitive, not blind, to [small shifts].
D  Max pooling isn't [differentiable everywhere].
?  Max pooling isn't always [differentiable].
A  Max pooling isn't differentiable everywhere, yet [it has a subgradient].
D  Without backpropagation one cannot [train it].
?  It is hardly impossible to [train it].
?  I'm not convinced that [features are local].
?  It remains unclear whether [features are local].
?  Who says that [features are local]?
?  Let us assume for a moment that [weights are not shared].
A  Let us assume that there is no bias. Then [the layer is linear].
A  We assume that [features are local].
A  I believe that [features are local].
A  I would say that [features are local].
A  The model assumes that [features are local], and this is not always true.
?  The model assumes that [features are local]. No, that is not right.
A  The network does not care about position. [It shares its weights].
D  Contrary to [dense layers], convolutions share weights.
A  Contrary to dense layers, convolutions [share weights].
A  In contrast to dense layers, which do not share weights, convolutional layers [use one filter].
A  As opposed to a dense layer, a convolution [is sparse].
D  The layer is sparse as opposed to [dense].
A  More weights would not help; [more data] would.
D  More weights would not [help].
A  A larger kernel isn't needed as [features are small].
D  [A larger kernel] isn't needed as features are small.
D  There are no weights which [depend on the position].
A  There are no weights which depend on the position, i.e. [all positions are treated the same].
D  The weights aren't [different for every position].
A  The weights aren't different for every position, they're [the same].
A  Weights don't change over the image (they are [shared]).
D  Weights do not change over the image (they aren't [position dependent]).
A  Not sharing weights would mean [many more parameters].
A  The weights are not trained separately but [shared].
A  The weights are not trained separately, rather [shared].
D  It ignores where a feature is, which pixel it starts at and [how large it is].
D  The network knows nothing about [the position].
A  The network knows nothing about the position and thus [generalises].
D  This has nothing to do with [overfitting].
A  This has nothing to do with overfitting but with [the learning rate].
D  The layer does not have [to learn the position].
A  The filter need not be learnt again, which [saves parameters].
D  We save memory by not storing [one filter per position].
D  By not sharing weights we do not [save parameters].
A  You don't lose anything if [weights are shared].
A  Nothing is lost when [weights are shared].
A  One loses nothing by [sharing weights].
A  The model has no trouble [finding shifted features].
A  Nothing prevents us from [sharing weights].
A  There is no problem with [sharing weights].
A  It is no coincidence that [weights are shared].
D  Too few data do not allow [a dense layer].
A  A dense layer needs too much data, so it is not used, and [a convolution is chosen].
`);

export const THIRD_BATCH = rows(`
D  Because a cat can appear anywhere we do not want the network to learn [a cat detector] for every position.
D  Because a cat can appear anywhere we do not want the network to learn [a detector for every position].
A  The statistics do not vary across the image, so [the same kernel] can be used.
D  The statistics do not [vary across the image], so the same kernel can be used.
A  Each output only looks at a small patch and is not connected to the rest at all, so it is [local].
A  The features are small and so a unit need not be connected to all inputs; [local connectivity] is enough.
D  The features are small and so a unit need not be [connected to all inputs].
A  I am convinced there is no place where [the feature] cannot occur.
A  As long as the signal is stationary, [sharing is fine].
D  Once the signal isn't [stationary], sharing is a bad idea.
A  Once the signal isn't stationary, [sharing is a bad idea].
A  Sharing would not work if [the signal were not stationary].
A  An object does not change its meaning if [it is shifted].
D  An object does not [change its meaning] when it is shifted.
A  The network would otherwise have to learn [each position separately].
A  Otherwise, [each position has to be learnt separately].
A? If it did not share weights, [each position would be learnt separately].
D  It is not [each position] that has its own filter.
D  There's not one filter [for each position] but one for all.
A  There's not one filter for each position but [one for all].
A  One filter [for all positions], not one for each.
D  One filter for all positions, not [one for each].
D  A pixel doesn't have to do with [pixels far away].
A  A pixel has nothing to do with pixels far away, only with [its neighbours].
D  A pixel has nothing to do with [pixels far away], only with its neighbours.
A  Far away pixels are of no importance, which is called [locality].
A  What is far away has no influence. This is [locality].
D  [Far away pixels] have no influence on the output.
A  The parameters are few; this prevents overfitting and [speeds up training].
D  The parameters are few; this prevents [overfitting] and speeds up training.
A  It prevents overfitting because it has [fewer parameters].
A  To not overfit, the network [shares weights].
A  In order not to lose the border we [pad with zeros].
D  In order not to [lose the border] we pad with zeros.
A  Unless we pad, [the output shrinks].
A  We pad so that the output does not shrink and [has the same size].
D  We pad so that the output does not [shrink].
A  We pad lest [the output shrink].
D  No padding was [used].
D  Padding was [used] nowhere.
D  [Padding] was nowhere used.
D  [Padding] isn't used.
D  [Padding] is hardly ever used.
D  [Padding] is rarely needed.
D  [Padding] and stride are not used.
D  Neither [padding] nor stride is used.
D  [Pooling], which is not used here, would lose resolution.
A  [Pooling], which is not differentiable everywhere, is used here.
A  [Weights] that are not shared need more memory.
A  Strides, not pooling, [reduce the resolution].
D  Strides, not [pooling], reduce the resolution.
A  The loss is not convex. [Gradient descent] finds a local minimum only.
D  The loss is not [convex]. Gradient descent finds a local minimum only.
D  Gradient descent does not find [the global minimum], only a local one.
A  Gradient descent does not find the global minimum, only [a local one].
D  SGD does not need [all the data] per step.
A  SGD does not need all the data per step: [a batch is enough].
D  We do not average over the batch and hence do not [divide by its size].
A  We do not average over the batch and hence [the gradient grows with its size].
A  The factor is missing since [we do not average].
D  The analytic and the numerical gradient do not [agree].
A  The analytic and the numerical gradient do not agree which shows that [there is a bug].
A  The kink makes the check fail although [the gradient is right].
D  The check fails although the gradient is not [wrong].
D  That the check fails does not mean [the gradient is wrong].
D  That the check fails does not mean that [the gradient is wrong].
D  The determinant isn't zero, and so A is not [singular].
A  The determinant isn't zero, and so [A is invertible].
D  AB is usually not [equal to BA].
D  AB and BA are generally not [the same].
?  AB and BA are not generally [the same].
D  The rank can't [exceed n].
A  The rank can't exceed n, as [there are only n columns].
D  No two eigenvalues are [equal].
D  Not one of the eigenvalues is [negative].
A  Not one of the eigenvalues is negative, thus A is [positive semidefinite].
?  Few of the eigenvalues are [negative].
D  The norm is never [negative].
A  The norm is non-negative and [zero only for zero].
D  The vectors are un-[correlated].
A  The vectors are uncorrelated, that is, [their covariance is zero].
A  An uncorrelated pair is not necessarily independent, but [its covariance is zero].
?  Uncorrelated variables are not necessarily [independent].
A  The answer is yes, because [weights are shared], no matter what.
A  No, because [weights are shared].
?  No, because [weights are not shared]?
A  Yes and no: [weights are shared] but biases are not.
D  Weights are shared but [biases] are not.
D  Weights are shared, [biases] aren't.
A  [Weights] are shared, biases aren't.
D  The weights are shared, though not [the biases].
A  [The weights] are shared, though not the biases.
D  All is shared except [the biases].
A  [All is shared] except the biases.
D  Everything is shared, excluding [the biases].
D  It shares the weights and not [the biases].
D  It shares the weights but doesn't [share the biases].
D  It shares the weights, yet never [the biases].
A  I do not see any reason against it: [weights can be shared].
D  I disagree that [weights can be shared].
D  I doubt that [weights can be shared].
D  There is little reason to believe that [weights can be shared].
?  We can't be sure that [weights are shared].
D  We can exclude that [weights are shared].
D  I reject the idea that [pixels are independent].
D  It contradicts [locality].
D  It runs against [locality].
D  It goes against [locality].
A  Against intuition, [weights are shared].
D  Without any [assumption], nothing can be learnt.
A  Without any assumption, [nothing can be learnt].
D  Such a network has lost [the position].
A  Such a network has lost the position and [knows the content only].
D  The position gets lost and so does [the orientation].
A  Neither rotation nor scale but [translation] is handled.
D  Convolution isn't equivariant to rotations, nor to [scalings].
D  Convolution is equivariant to translations but not to [rotations].
A  Convolution is equivariant to [translations] but not to rotations.
D  It is equivariant rather than [invariant].
A  It is [equivariant] rather than invariant.
A  It's [equivariant], not invariant.
D  It's not so much [invariant] as equivariant.
A  It's not so much invariant as [equivariant].
`);

export const FOURTH_BATCH = rows(`
A  Since edges look alike all over the picture, [one edge detector] is not tied to one spot.
D  The layer isn't told [where it is].
D  Equivariance is not the same as [invariance].
D  Convolutions do not give you [invariance] for free.
A  Convolutions do not give you invariance for free, but [equivariance].
D  Nowhere in the derivation do we use [symmetry].
D  We never used that [A is symmetric].
D  We did not need the fact that [A is symmetric].
A  We used that [A is symmetric], nothing else.
D  The proof does not rely on [symmetry] or on full rank.
D  The proof does not rely on symmetry or on [full rank].
A  Both terms vanish, so [the gradient is zero].
D  Only the first term doesn't [vanish].
A  Only the first term doesn't vanish, so [the gradient equals it].
D  The second term is dropped since it does not [depend on w].
A  The second term is dropped since it does not depend on w and [its derivative is zero].
D  The derivative with respect to the bias does not include [x].
D  There's a missing factor, so the gradient isn't [correct].
A  There's a missing factor, so [the gradient isn't correct].
D  Using float32 you won't get [a relative error of 1e-9].
A  Using float32 you won't get a relative error of 1e-9, [1e-4 is fine].
D  It is no use checking [at a kink].
D  One mustn't check [at a kink].
A  One mustn't check at a kink because [the derivative does not exist].
D  At a kink the derivative does not [exist].
D  Momentum isn't meant to [reduce the error of the gradient].
A  Momentum isn't meant to reduce the error of the gradient but to [smooth the steps].
D  A smaller batch does not make the gradient [less noisy].
?  A smaller batch makes the gradient more noisy, not [less noisy]?
D  Early stopping keeps the network from [overfitting].
D  Weight decay discourages [large weights].
D  The test set mustn't be [used for tuning].
A  The test set mustn't be used for tuning, otherwise [the estimate is biased].
D  With a linear activation the network can't [represent XOR].
A  With a linear activation the network can't represent XOR: it is [a linear classifier].
D  It'd be wrong to [initialise all weights with zero].
D  Initialising all weights with zero doesn't [break the symmetry].
A  If all weights are zero, [all units get the same gradient], so no unit learns anything else.
D  If all weights are zero, all units get the same gradient, so no unit learns [anything else].
D  A one-hot vector has no entry [other than one and zero].
D  The softmax is never [exactly zero].
A  The softmax is never exactly zero, hence [the logarithm is finite].
A  Cross-entropy, unlike the squared error, [does not saturate].
D  Cross-entropy, unlike [the squared error], does not saturate.
A  Squared error isn't used, but [cross-entropy is not used] either.
A  Attention doesn't need recurrence, it [looks at all tokens at once].
D  Attention doesn't need [recurrence], it looks at all tokens at once.
D  An RNN can't be [parallelised over time].
A  An RNN can't be parallelised over time, a transformer [can be parallelised].
D  Neither layer norm nor dropout changes [the shape].
D  None of this changes [the shape].
D  No information is [lost].
A  No information is lost, [the map is invertible].
D  It's not information that gets [lost].
D  The embedding lacks information about [the order].
A  As the embedding lacks information about the order, [positions are added].
D  The order is not [encoded] at all.
A  The order would not be encoded at all without [positional encodings].
D  Overfitting means the model doesn't [generalise].
A  Overfitting means [low training error] and no generalisation.
D  Overfitting means low training error and no [generalisation].
A  A model that does not generalise [overfits].
D  A model that overfits won't [generalise].
A  The model that isn't trained on the noise [generalises better].
D  The variance of the estimate doesn't [go to zero].
?  It isn't obvious that [the variance goes to zero].
?  The claim "[the variance goes to zero]" need not hold.
?  [The variance goes to zero], doesn't it?
?  It could be that [the variance goes to zero], but I am not sure.
D  [The variance goes to zero]: not true.
`);

/** From faults that were met in other work; not counted in any figure. */
export const REPORTED = rows(`
?  The ReLU has no gradient for [negative inputs].
A  It has a forget gate and an [input gate].
A  The skip connection keeps [the gradient alive].
A  A cat is a cat whether it's in the top left or [the bottom right].
?  [The same weights] everywhere would be wrong.
D? [Sharing the weights] would be a mistake.
?  A layer without bias outputs [a linear map].
A  It is far from all [training images].
A  This test point lies far from the [training points].
D  The assumption is far from [justified].
D  This is far from the case of [shared weights].
`);

export interface Row {
  readonly expected: 'A' | 'D' | '?' | 'A?' | 'D?';
  /** With brackets around the phrase. */
  readonly sentence: string;
}

function rows(table: string): readonly Row[] {
  return table
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => ({ expected: line.slice(0, 2).trim() as Row['expected'], sentence: line.slice(3) }));
}
